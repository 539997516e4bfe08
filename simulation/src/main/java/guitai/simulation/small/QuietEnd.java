package guitai.simulation.small;

import guitai.simulation.small.FunctionRun.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Brings a state to its quiet end, and judges it there: every function that ran has died, no
/// callback arrives but for payments after close, and RecoverPayments runs without faults whenever
/// something is due.
final class QuietEnd {
  private static final int ROUNDS = 100;

  /// @param lateTold whether the callbacks of payments after close have arrived
  private record Key(
      OrderItem item,
      SmallEntitlements.Grants grants,
      Book wechatPay,
      Book unionPay,
      Instant now,
      boolean refunds,
      boolean lateTold) {}

  private record Numbers(
      int item, int grants, int wechatPay, int unionPay, int moment, boolean refunds) {}

  private final Bounds bounds;
  private final Parts parts;
  private final Map<Numbers, List<String>> judged = new HashMap<>();
  private final Map<Key, List<String>> ends = new HashMap<>();

  QuietEnd(Bounds bounds, Parts parts) {
    this.bounds = bounds;
    this.parts = parts;
  }

  /// How many ways to the end were taken.
  int size() {
    return judged.size();
  }

  /// What is wrong at the end; empty where all is well.
  List<String> findings(State state) {
    var numbers =
        new Numbers(
            state.part(Part.ORDER),
            state.part(Part.GRANTS),
            state.part(Part.WECHAT_PAY),
            state.part(Part.UNION_PAY),
            state.moment(),
            state.begun(Kind.REFUND) > 0);
    var known = judged.get(numbers);
    if (known == null) {
      known = findings(key(state, numbers.refunds()), 0);
      judged.put(numbers, known);
    }
    return known;
  }

  private Key key(State state, boolean refunds) {
    return new Key(
        parts.order(state),
        parts.grants(state),
        parts.book(state, Part.WECHAT_PAY),
        parts.book(state, Part.UNION_PAY),
        parts.now(state),
        refunds,
        false);
  }

  private List<String> findings(Key key, int round) {
    var known = ends.get(key);
    if (known == null) {
      known = round > ROUNDS ? List.of("P11: it never comes to an end") : end(key, round);
      ends.put(key, known);
    }
    return known;
  }

  private List<String> end(Key key, int round) {
    var live = new Live(key);
    var findings = new ArrayList<String>();
    if (key.item().due().isPresent()) {
      live.recover(key.item().due().get(), findings);
      findings.addAll(findings(live.key(key.lateTold()), round + 1));
    } else if (!key.lateTold()) {
      live.tellLate(findings);
      findings.addAll(findings(live.key(true), round + 1));
    } else {
      findings.addAll(
          new SmallJudge(key.item(), key.grants(), key.wechatPay(), key.unionPay(), bounds)
              .findings(key.refunds()));
    }
    return List.copyOf(findings);
  }

  /// Makes the calls of functions as they come.
  private final class Live implements PortCaller {
    private final Object[] values;
    private final boolean refunds;
    private Instant now;

    Live(Key key) {
      this.values = new Object[] {key.item(), key.grants(), key.wechatPay(), key.unionPay()};
      this.refunds = key.refunds();
      this.now = key.now();
    }

    Key key(boolean lateTold) {
      return new Key(
          (OrderItem) values[0],
          (SmallEntitlements.Grants) values[1],
          (Book) values[2],
          (Book) values[3],
          now,
          refunds,
          lateTold);
    }

    @Override
    public Object call(PortCall call) {
      var effect = call.deed().on(values[call.part().index()], now);
      values[call.part().index()] = effect.part();
      return Replay.value(effect.answer());
    }

    @Override
    public Instant now() {
      return now;
    }

    private void run(FunctionRun run, List<String> findings) {
      run.end(bounds.deployment(this, run)).ifPresent(findings::add);
    }

    /// Before a later round the providers have ended all refunds.
    void recover(Instant due, List<String> findings) {
      var first = due.isAfter(Parts.END) ? due : Parts.END;
      now = first.isAfter(now) ? first : now.plus(Duration.ofSeconds(1));
      for (var provider : List.of(Part.WECHAT_PAY, Part.UNION_PAY)) {
        values[provider.index()] =
            ((Book) values[provider.index()])
                .each(made ->
                    made.progress() == Book.Progress.PROCESSING
                        ? made.with(Book.Progress.DONE)
                        : made);
      }
      run(FunctionRun.of(Kind.RECOVER, 99), findings);
    }

    /// No query asks for an attempt that is over: its provider repeats the callback.
    void tellLate(List<String> findings) {
      for (var provider : List.of(Part.WECHAT_PAY, Part.UNION_PAY)) {
        for (var trade : ((Book) values[provider.index()]).trades().values()) {
          trade
              .payment()
              .filter(_ -> trade.late())
              .ifPresent(payment ->
                  run(
                      FunctionRun.of(new Notice.Paid(provider, trade.number(), payment)),
                      findings));
        }
      }
    }
  }
}

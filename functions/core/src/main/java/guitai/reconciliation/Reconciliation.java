package guitai.reconciliation;

import guitai.counter.Granting;
import guitai.counter.Looking;
import guitai.counter.Repayment;
import guitai.counter.Writing;
import guitai.order.Command;
import guitai.order.Order;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.order.Problem;
import guitai.order.Unavailable;
import guitai.provider.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Looks at whatever is due. Each look first moves the order's due instant on: that is its lease,
/// and what becomes of the order if this run dies in between.
public record Reconciliation(
    Outstanding outstanding,
    Orders orders,
    List<Wallet> wallets,
    Repayment repayment,
    Granting granting,
    InstantSource clock) {
  /// A run looks at no more orders than this; the rest is due a minute later.
  public static final int LIMIT = 500;

  public Reconciliation {
    wallets = List.copyOf(wallets);
  }

  /// What a run came to.
  ///
  /// @param failed looks without an answer, to be repeated when they are due again
  public record Run(int looked, int learned, int failed) {
    public Run plus(Run other) {
      return new Run(looked + other.looked, learned + other.learned, failed + other.failed);
    }
  }

  /// One run, which begins no look after its time is over.
  public Run run(Duration time) {
    Instant end = clock.instant().plus(time);
    int looked = 0;
    int learned = 0;
    int failed = 0;
    for (var due : outstanding.due(clock.instant(), LIMIT)) {
      if (!clock.instant().isBefore(end)) {
        break;
      }
      try {
        looked++;
        learned += look(due) ? 1 : 0;
      } catch (Unavailable | Problem e) { // what one order refuses keeps no other from its look
        failed++;
      }
    }
    return new Run(looked, learned, failed);
  }

  private boolean look(Outstanding.Due due) {
    var past = orders.find(due.order());
    if (!outstanding.postpone(due, Schedule.next(past, clock.instant()))) {
      return false;
    }
    boolean granted = past.grantOutstanding() && granting.grant(past.id());
    var asked = new Asked();
    if (past.order() instanceof Order.Known order) {
      var looking = new Looking(wallets, clock);
      for (var attempt : order.attempts()) {
        if (attempt.open()) {
          asked.ask(() -> looking.look(past.id(), order, attempt).stream().toList());
        }
      }
      past.looks().forEach(look -> asked.ask(() -> repayment.find(past, look)));
      if (!past.looks().isEmpty() && asked.answered()) {
        asked.ask(() -> looking.settle(past, order));
      }
    }
    past.books()
        .open()
        .forEach(refund -> asked.ask(() -> repayment.carryOn(past, refund).stream().toList()));
    boolean wrote = write(past, asked.learned);
    asked.requireAnswers();
    return granted || wrote;
  }

  /// One question without an answer keeps no other from being asked.
  private static final class Asked {
    private final List<Command> learned = new ArrayList<>();
    private final List<Unavailable> unanswered = new ArrayList<>();

    void ask(Supplier<List<Command>> question) {
      try {
        learned.addAll(question.get());
      } catch (Unavailable e) {
        unanswered.add(e);
      }
    }

    boolean answered() {
      return unanswered.isEmpty();
    }

    void requireAnswers() {
      if (!unanswered.isEmpty()) {
        throw unanswered.getFirst();
      }
    }
  }

  private boolean write(Past past, List<Command> learned) {
    if (learned.isEmpty()) {
      return false;
    }
    var after = new Writing(orders).apply(past, _ -> learned, Optional.empty());
    if (after.grantOutstanding()) {
      granting.grant(after.id());
    }
    return after.length() > past.length();
  }
}

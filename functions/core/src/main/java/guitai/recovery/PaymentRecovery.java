package guitai.recovery;

import guitai.checkout.PaymentQuery;
import guitai.fulfilment.OrderFulfilment;
import guitai.order.Command;
import guitai.order.Order;
import guitai.order.OrderFull;
import guitai.order.OrderId;
import guitai.order.OrderWriter;
import guitai.order.Orders;
import guitai.order.OutstandingOrders;
import guitai.order.Past;
import guitai.order.QuerySchedule;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.provider.Wallet;
import guitai.refund.RefundExecution;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Looks at whatever is due. Each look first moves the order's due instant on: that is its lease,
/// and what becomes of the order if this run dies in between.
public record PaymentRecovery(
    OutstandingOrders<OrderId> outstanding,
    Orders orders,
    List<Wallet> wallets,
    RefundExecution repayment,
    OrderFulfilment granting,
    InstantSource clock) {
  /// A run looks at no more orders than this; the rest is due a minute later.
  public static final int LIMIT = 500;

  /// So many at once, that a provider which doesn't answer keeps no other one's orders waiting.
  private static final int AT_ONCE = 16;

  public PaymentRecovery {
    wallets = List.copyOf(wallets);
  }

  /// What a run came to.
  ///
  /// @param failed looks without an answer, to be repeated when they are due again
  /// @param fault the first that nobody foresaw, such as a secret that can't be read; the look it
  ///   ended is among the failed
  public record Run(int queried, int learned, int failed, Optional<RuntimeException> fault) {
    public static final Run NONE = new Run(0, 0, 0);

    public Run(int looked, int learned, int failed) {
      this(looked, learned, failed, Optional.empty());
    }

    public static Run ofFault(RuntimeException fault) {
      return new Run(1, 0, 1, Optional.of(fault));
    }

    /// Whatever becomes of one look keeps no other from its turn.
    ///
    /// @param look whether anything was learned
    static Run of(BooleanSupplier look) {
      try {
        return new Run(1, look.getAsBoolean() ? 1 : 0, 0);
      } catch (Unavailable | Problem e) {
        return new Run(1, 0, 1);
      } catch (RuntimeException e) {
        return ofFault(e);
      }
    }

    public Run plus(Run other) {
      return new Run(
          queried + other.queried,
          learned + other.learned,
          failed + other.failed,
          fault.or(other::fault));
    }
  }

  /// One run, which begins no look after its time is over.
  public Run run(Duration time) {
    Instant end = clock.instant().plus(time);
    var due = new ConcurrentLinkedQueue<>(outstanding.due(clock.instant(), LIMIT));
    var runs = new ConcurrentLinkedQueue<Run>();
    int atOnce = Math.min(AT_ONCE, due.size());
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < atOnce; i++) {
        workers.execute(() -> runs.add(work(due, end)));
      }
    }
    return runs.stream().reduce(Run.NONE, Run::plus);
  }

  private Run work(Queue<OutstandingOrders.Due<OrderId>> due, Instant end) {
    var run = Run.NONE;
    while (clock.instant().isBefore(end)) {
      var next = due.poll();
      if (next == null) {
        break;
      }
      run = run.plus(Run.of(() -> look(next)));
    }
    return run;
  }

  private boolean look(OutstandingOrders.Due<OrderId> due) {
    var past = orders.find(due.id());
    if (!outstanding.postpone(due, QuerySchedule.next(past, clock.instant()))) {
      return false;
    }
    boolean granted = past.grantOutstanding() && granting.fulfil(past.id());
    var asked = new Step();
    if (past.order() instanceof Order.Known order) {
      var looking = new PaymentQuery(wallets, clock);
      for (var attempt : order.attempts()) {
        if (attempt.open()) {
          asked.ask(() -> looking.query(past.id(), order, attempt).stream().toList());
        }
      }
      past.openQueries().forEach(look -> asked.ask(() -> repayment.find(past, look)));
      if (!past.openQueries().isEmpty() && asked.answered()) {
        asked.ask(() -> looking.ifPaid(past, order));
      }
    }
    past.balances()
        .openRefunds()
        .forEach(refund -> asked.ask(() -> repayment.execute(past, refund).stream().toList()));
    boolean wrote = write(past, asked.learned);
    asked.requireAnswers();
    return granted || wrote;
  }

  /// One question without an answer keeps no other from being asked.
  private static final class Step {
    private final List<Command> learned = new ArrayList<>();
    private final List<RuntimeException> unanswered = new ArrayList<>();

    void ask(Supplier<List<Command>> question) {
      try {
        learned.addAll(question.get());
      } catch (RuntimeException e) {
        unanswered.add(e);
      }
    }

    boolean answered() {
      return unanswered.isEmpty();
    }

    /// What nobody foresaw is told before what passes.
    void requireAnswers() {
      var fault = unanswered.stream().filter(e -> !(e instanceof Unavailable)).findFirst();
      if (!unanswered.isEmpty()) {
        throw fault.orElseGet(unanswered::getFirst);
      }
    }
  }

  private boolean write(Past past, List<Command> learned) {
    if (learned.isEmpty()) {
      return false;
    }
    try {
      var after = new OrderWriter(orders).apply(past, learned);
      if (after.grantOutstanding()) {
        granting.fulfil(after.id());
      }
      return after.length() > past.length();
    } catch (OrderFull e) {
      return hold(learned);
    }
  }

  /// What an order has no room for waits for a person, as payments of no order do.
  private boolean hold(List<Command> learned) {
    boolean held = false;
    for (var command : learned) {
      if (command instanceof Command.ApplyPayment(var at, var attempt, var payment, var source)) {
        var hold = new Command.HoldUnmatched(at, attempt.text(), payment, source);
        var none = orders.find(OrderId.unmatched(payment.id()));
        var after = new OrderWriter(orders).apply(none, hold);
        held |= after.length() > none.length();
      }
    }
    return held;
  }
}

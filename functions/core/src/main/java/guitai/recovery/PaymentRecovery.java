package guitai.recovery;

import guitai.checkout.PaymentQuery;
import guitai.fulfilment.OrderFulfilment;
import guitai.host.Host;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Checks each order that is due (掉单补偿): queries its open attempts, executes its refunds, grants
/// what is outstanding. Each check first postpones the order's due instant. That is the lease, and
/// makes the order due again if this run dies in between.
public record PaymentRecovery(
    OutstandingOrders<OrderId> outstanding,
    Orders orders,
    List<Wallet> wallets,
    RefundExecution execution,
    OrderFulfilment fulfilment,
    Host host) {
  /// A run checks no more orders than this; the rest is due a minute later.
  public static final int LIMIT = 500;

  /// So many at once that a provider that doesn't answer delays no other provider's orders.
  private static final int AT_ONCE = 16;

  /// The longest check: one that begins in a run's last moment ends in this time.
  private static final Duration LAST_CHECK = Duration.ofMinutes(2);

  public PaymentRecovery {
    wallets = List.copyOf(wallets);
  }

  /// The result of a run.
  ///
  /// @param failed checks without an answer, to be repeated when they are due again
  /// @param fault the first unexpected exception, such as a secret that can't be read; the check it
  ///   ended is among the failed
  public record Run(int queried, int learned, int failed, Optional<RuntimeException> fault) {
    public static final Run NONE = new Run(0, 0, 0);

    public Run(int queried, int learned, int failed) {
      this(queried, learned, failed, Optional.empty());
    }

    public static Run ofFault(RuntimeException fault) {
      return new Run(1, 0, 1, Optional.of(fault));
    }

    /// One failed check must not stop the next.
    ///
    /// @param check whether anything was learned
    static Run of(BooleanSupplier check) {
      try {
        return new Run(1, check.getAsBoolean() ? 1 : 0, 0);
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

  /// One run, which begins no check after its time is over.
  public Run run(Duration time) {
    Instant end = host.instant().plus(time);
    var due = new ConcurrentLinkedQueue<>(outstanding.due(host.instant(), LIMIT));
    Callable<Run> worker = () -> work(due, end);
    var workers = Collections.nCopies(Math.min(AT_ONCE, due.size()), worker);
    return host.invokeAll(workers, time.plus(LAST_CHECK)).stream()
        .map(PaymentRecovery::result)
        .reduce(Run.NONE, Run::plus);
  }

  /// A worker that was cancelled is one failed check: its order is due again.
  private static Run result(Future<Run> worker) {
    return switch (worker.state()) {
      case SUCCESS -> worker.resultNow();
      case FAILED -> throw new IllegalStateException(worker.exceptionNow());
      case CANCELLED, RUNNING -> new Run(1, 0, 1);
    };
  }

  private Run work(Queue<OutstandingOrders.Due<OrderId>> due, Instant end) {
    var run = Run.NONE;
    while (host.instant().isBefore(end)) {
      var next = due.poll();
      if (next == null) {
        break;
      }
      run = run.plus(Run.of(() -> check(next)));
    }
    return run;
  }

  private boolean check(OutstandingOrders.Due<OrderId> due) {
    var past = orders.find(due.id());
    if (!outstanding.postpone(due, QuerySchedule.next(past, host.instant()))) {
      return false;
    }
    boolean granted = past.grantOutstanding() && fulfilment.fulfil(past.id());
    var step = new Step();
    if (past.order() instanceof Order.Known order) {
      var query = new PaymentQuery(wallets, host);
      for (var attempt : order.attempts()) {
        if (attempt.open()) {
          step.ask(() -> query.query(past.id(), order, attempt).stream().toList());
        }
      }
      past.openQueries().forEach(requested -> step.ask(() -> execution.find(past, requested)));
      if (!past.openQueries().isEmpty() && step.answered()) {
        step.ask(() -> query.answerOpenQueries(past, order));
      }
    }
    past.balances()
        .openRefunds()
        .forEach(refund -> step.ask(() -> execution.execute(past, refund).stream().toList()));
    boolean wrote = write(past, step.learned);
    step.requireAnswers();
    return granted || wrote;
  }

  /// One question without an answer must not stop the next.
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

    /// Throws an unexpected exception rather than a temporary one.
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
        fulfilment.fulfil(after.id());
      }
      return after.length() > past.length();
    } catch (OrderFull e) {
      return hold(learned);
    }
  }

  /// A payment that its order has no room for is held for an operator, as unmatched payments are.
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

package guitai.recovery;

import guitai.checkout.PaymentQuery;
import guitai.fulfilment.OrderFulfilment;
import guitai.host.Host;
import guitai.order.Attempt;
import guitai.order.AttemptId;
import guitai.order.Command;
import guitai.order.Order;
import guitai.order.OrderFull;
import guitai.order.OrderId;
import guitai.order.OrderWriter;
import guitai.order.Orders;
import guitai.order.OutstandingOrders;
import guitai.order.Past;
import guitai.order.QuerySchedule;
import guitai.order.Refund;
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

  /// The details of what has no answer: the provider gives none, or this deployment has none.
  private static final String NO_ANSWER = "NO_ANSWER";

  private static final String NOT_CONFIGURED = "NOT_CONFIGURED";

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
    var step = new Step();
    boolean granted = past.grantOutstanding() && step.fulfil(() -> fulfilment.fulfil(past.id()));
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
    past.balances().openRefunds().forEach(refund -> step.refund(past, refund));
    step.learned.add(new Command.ReportStalledQuery(host.instant(), step.detail(past)));
    boolean wrote = write(past, step.learned);
    step.requireAnswers();
    return granted || wrote;
  }

  /// One question without an answer must not stop the next.
  private final class Step {
    private final List<Command> learned = new ArrayList<>();
    private final List<RuntimeException> unanswered = new ArrayList<>();

    void ask(Supplier<List<Command>> question) {
      try {
        learned.addAll(question.get());
      } catch (RuntimeException e) {
        unanswered.add(e);
      }
    }

    /// A refund without an answer counts once the declared time is over.
    void refund(Past past, Refund refund) {
      int before = unanswered.size();
      ask(() -> execution.execute(past, refund).stream().toList());
      if (unanswered.size() > before) {
        learned.add(
            new Command.ReportStalledRefund(
                host.instant(),
                refund.number(),
                execution.supports(refund.payment()) ? NO_ANSWER : NOT_CONFIGURED));
      }
    }

    boolean fulfil(BooleanSupplier fulfilment) {
      try {
        return fulfilment.getAsBoolean();
      } catch (RuntimeException e) {
        unanswered.add(e);
        return false;
      }
    }

    /// Why a query has no answer that settles it.
    String detail(Past past) {
      if (unanswered.isEmpty()) {
        return "UNSETTLED";
      }
      return past.order() instanceof Order.Known order && !served(order)
          ? NOT_CONFIGURED
          : NO_ANSWER;
    }

    private boolean served(Order.Known order) {
      return order.attempts().stream()
          .filter(Attempt::open)
          .allMatch(attempt -> wallets.stream().anyMatch(wallet -> wallet.serves(attempt)));
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
      return writeEach(past.id(), learned);
    }
  }

  /// Each for itself, since what has no room must not keep back what has. A payment that its order
  /// has no room for is held for an operator, as unmatched payments are.
  private boolean writeEach(OrderId id, List<Command> learned) {
    boolean wrote = false;
    for (var command : learned) {
      var past = orders.find(id);
      try {
        wrote |= new OrderWriter(orders).apply(past, command).length() > past.length();
      } catch (OrderFull _) {
        wrote |= hold(command);
      }
    }
    if (orders.find(id).grantOutstanding()) {
      fulfilment.fulfil(id);
    }
    return wrote;
  }

  private boolean hold(Command command) {
    return switch (command) {
      case Command.ApplyPayment(var at, var attempt, var payment, var source) ->
          hold(new Command.HoldUnmatched(at, attempt.text(), payment, source), List.of());
      case Command.HoldPayment(var at, var attempt, var payment, _, var source) ->
          hold(new Command.HoldUnmatched(at, attempt.text(), payment, source), List.of());
      case Command.RecordRefundTotal(var at, var attempt, var payment, var total, var source) -> {
        var none = new AttemptId(OrderId.unmatched(payment.id()), 1);
        yield hold(
            new Command.HoldUnmatched(at, attempt.text(), payment, source),
            List.of(new Command.RecordRefundTotal(at, none, payment, total, source)));
      }
      default -> false;
    };
  }

  private boolean hold(Command.HoldUnmatched hold, List<Command> also) {
    var none = orders.find(OrderId.unmatched(hold.payment().id()));
    var commands = new ArrayList<Command>(List.of(hold));
    commands.addAll(also);
    return new OrderWriter(orders).apply(none, commands).length() > none.length();
  }
}

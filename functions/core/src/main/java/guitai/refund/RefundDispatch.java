package guitai.refund;

import guitai.order.Command;
import guitai.order.OrderId;
import guitai.order.OrderWriter;
import guitai.order.Orders;
import guitai.order.OutstandingOrders;
import guitai.order.Past;
import guitai.order.QuerySchedule;
import guitai.order.Refund;
import guitai.payment.RefundProgress;
import guitai.problem.Unavailable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Sends an order's refunds as soon as they are requested. A call is a wake-up: what is to be done
/// follows from the order as it is now. It takes the order's lease as RecoverPayments does, so that
/// only one of the two works on an order at a time. What it leaves undone is due again, and
/// RecoverPayments carries it on.
public record RefundDispatch(
    OutstandingOrders<OrderId> outstanding,
    Orders orders,
    RefundExecution execution,
    InstantSource clock) {
  /// The result of a call.
  public enum Outcome {
    /// The provider's answer about a refund is recorded.
    RECORDED,

    /// There is nothing to send, the provider has no result yet, or another run has the lease.
    LEFT
  }

  /// @throws Unavailable where a provider or the orders gave no answer; the order stays due
  public Outcome send(OrderId id) {
    var past = orders.find(id);
    if (unsent(past).isEmpty() || !leased(past)) {
      return Outcome.LEFT;
    }
    var learned = new ArrayList<Command>();
    var unanswered = new ArrayList<Unavailable>();
    for (var refund : unsent(past)) {
      try {
        execution.execute(past, refund).ifPresent(learned::add);
      } catch (Unavailable e) {
        unanswered.add(e);
      }
    }
    var after = new OrderWriter(orders).apply(past, learned);
    if (!unanswered.isEmpty()) {
      throw unanswered.getFirst();
    }
    return after.length() > past.length() ? Outcome.RECORDED : Outcome.LEFT;
  }

  private static List<Refund> unsent(Past past) {
    return past.balances()
        .openRefunds()
        .filter(refund -> refund.progress() instanceof RefundProgress.Requested)
        .toList();
  }

  private boolean leased(Past past) {
    var now = clock.instant();
    return outstanding
        .of(past.id())
        .filter(due -> !due.at().isAfter(now))
        .filter(due -> outstanding.postpone(due, QuerySchedule.next(past, now)))
        .isPresent();
  }
}

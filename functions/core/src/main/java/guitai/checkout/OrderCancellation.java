package guitai.checkout;

import guitai.order.Attempt;
import guitai.order.AttemptId;
import guitai.order.Command;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.OrderWriter;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.payment.Customer;
import guitai.problem.Problem;
import guitai.provider.Wallet;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cancels a customer's unpaid order (关单): closes each attempt at its provider. An attempt that
/// turns out to be paid stays paid.
public record OrderCancellation(Orders orders, List<Wallet> wallets, InstantSource clock) {
  public OrderCancellation {
    wallets = List.copyOf(wallets);
  }

  /// @return the order as it is then: closed, or paid after all
  /// @throws Problem 404 where the order isn't this customer's; 409 where an attempt can't be
  ///   closed just now
  public Past cancel(OrderId id, Customer customer) {
    var past = orders.owned(id, customer);
    if (!(past.order() instanceof Order.AwaitingPayment order)) {
      return past;
    }
    var learned = new ArrayList<Command>();
    for (var attempt : order.attempts()) {
      if (attempt.open()) {
        close(past, attempt).ifPresent(learned::add);
      }
    }
    var after = new OrderWriter(orders).apply(past, learned);
    if (after.order() instanceof Order.AwaitingPayment) {
      throw Problem.later(
          409, "close-in-progress", "An attempt can't be closed just now.", AttemptPrepay.LEASE);
    }
    return after;
  }

  private Optional<Command> close(Past past, Attempt attempt) {
    var query = new PaymentQuery(wallets, clock);
    var learned = query.close(past.id(), attempt);
    return learned.isEmpty() && neverOpened(past, attempt, query)
        ? Optional.of(new Command.EndAttempt(clock.instant(), attempt.number()))
        : learned;
  }

  /// The provider doesn't know the attempt, and no caller holds a lease to ask for its prepay.
  private boolean neverOpened(Past past, Attempt attempt, PaymentQuery query) {
    return attempt.prepay() instanceof Attempt.Prepay.Pending(var lease)
        && lease.until().isBefore(clock.instant())
        && query.wallet(attempt).query(new AttemptId(past.id(), attempt.number()), attempt.terms())
            instanceof Wallet.PaymentStatus.Unknown;
  }
}

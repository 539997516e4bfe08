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

/// A customer takes an unpaid order back: each attempt is closed at its provider, and what turns
/// out to be paid stays paid.
public record OrderCancellation(Orders orders, List<Wallet> wallets, InstantSource clock) {
  public OrderCancellation {
    wallets = List.copyOf(wallets);
  }

  /// @return the order as it is then: closed, or paid after all
  /// @throws Problem 404 where it isn't theirs; 409 where an attempt can't be closed just now
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
    var looking = new PaymentQuery(wallets, clock);
    var learned = looking.close(past.id(), attempt);
    return learned.isEmpty() && neverOpened(past, attempt, looking)
        ? Optional.of(new Command.EndAttempt(clock.instant(), attempt.number()))
        : learned;
  }

  /// The provider doesn't know it, and nobody is about to ask for it.
  private boolean neverOpened(Past past, Attempt attempt, PaymentQuery looking) {
    return attempt.prepay() instanceof Attempt.Prepay.Pending(var lease)
        && lease.until().isBefore(clock.instant())
        && looking
                .wallet(attempt)
                .query(new AttemptId(past.id(), attempt.number()), attempt.terms())
            instanceof Wallet.PaymentStatus.Unknown;
  }
}

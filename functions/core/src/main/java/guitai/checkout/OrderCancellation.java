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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Cancels a customer's unpaid order (关单): closes each attempt at its provider. An attempt that
/// turns out to be paid stays paid.
public record OrderCancellation(Orders orders, List<Wallet> wallets, InstantSource clock) {
  public OrderCancellation {
    wallets = List.copyOf(wallets);
  }

  /// @return the order as it is then: closed, or paid after all
  /// @throws Problem 404 where the order isn't this customer's; 409 `close-in-progress` where an
  ///   attempt can't be closed just now, and `closes-by-expiry` where its provider never closes
  ///   one, both with the time after which it can be
  public Past cancel(OrderId id, Customer customer) {
    var past = orders.owned(id, customer);
    if (!(past.order() instanceof Order.AwaitingPayment order)) {
      return past;
    }
    var learned = new ArrayList<Command>();
    var ends = new ArrayList<Optional<Instant>>();
    for (var attempt : order.attempts()) {
      if (attempt.open()) {
        var command = close(past, order, attempt, ends);
        command.ifPresent(learned::add);
      }
    }
    var after = new OrderWriter(orders).apply(past, learned);
    if (after.order() instanceof Order.AwaitingPayment) {
      throw stillOpen(ends);
    }
    return after;
  }

  /// @param ends gets the instant when an attempt that stays open ends by itself; empty where it
  ///   may be closed any moment
  private Optional<Command> close(
      Past past, Order.Known order, Attempt attempt, List<Optional<Instant>> ends) {
    var query = new PaymentQuery(wallets, clock);
    var closing = query.close(past.id(), attempt);
    if (closing.learned().isPresent()) {
      return closing.learned();
    }
    if (neverOpened(past, attempt, query)) {
      return Optional.of(new Command.EndAttempt(clock.instant(), attempt.number()));
    }
    if (closing.onlyByExpiry() && !clock.instant().isBefore(end(attempt, query))) {
      return query.query(past.id(), order, attempt);
    }
    boolean opening = attempt.prepay() instanceof Attempt.Prepay.Pending;
    ends.add(
        closing.onlyByExpiry() && !opening ? Optional.of(end(attempt, query)) : Optional.empty());
    return Optional.empty();
  }

  private static Instant end(Attempt attempt, PaymentQuery query) {
    return attempt.terms().expiresAt().plus(query.wallet(attempt).margin());
  }

  private Problem stillOpen(List<Optional<Instant>> ends) {
    var now = clock.instant();
    var end = ends.stream().flatMap(Optional::stream).max(Comparator.naturalOrder());
    if (ends.contains(Optional.<Instant>empty()) || end.filter(now::isBefore).isEmpty()) {
      return Problem.later(
          409, "close-in-progress", "An attempt can't be closed just now.", AttemptPrepay.LEASE);
    }
    var at = end.get().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    return Problem.later(
        409,
        "closes-by-expiry",
        "The provider can't close what was not paid yet; unless it is paid, the order closes at "
            + at
            + ".",
        Duration.between(now.truncatedTo(ChronoUnit.SECONDS), at));
  }

  /// The provider doesn't know the attempt, and no caller holds a lease to ask for its prepay.
  private boolean neverOpened(Past past, Attempt attempt, PaymentQuery query) {
    return attempt.prepay() instanceof Attempt.Prepay.Pending(var lease)
        && lease.until().isBefore(clock.instant())
        && query.wallet(attempt).query(new AttemptId(past.id(), attempt.number()), attempt.terms())
            instanceof Wallet.PaymentStatus.Unknown;
  }
}

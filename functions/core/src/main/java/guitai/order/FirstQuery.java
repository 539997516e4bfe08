package guitai.order;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// When RecoverPayments first handles an order, after each event that leaves something outstanding:
/// a query of its payment (查单), a grant or revocation, a refund.
final class FirstQuery {
  /// A payment that was made at once, and whose notification was lost, is found after this time.
  static final Duration FIRST_QUERY = Duration.ofMinutes(1);

  private FirstQuery() {}

  static Optional<Instant> of(Past past) {
    return Stream.of(ofState(past.order()), ofGrant(past), ofRefunds(past), ofOpenQueries(past))
        .flatMap(due -> due)
        .min(Instant::compareTo);
  }

  private static Stream<Instant> ofState(Order order) {
    return switch (order) {
      case Order.Known known -> ofAttempts(known);
      case Order.Unplaced _, Order.Unmatched _ -> Stream.empty();
    };
  }

  private static Stream<Instant> ofAttempts(Order.Known order) {
    return order.attempts().stream().filter(Attempt::open).map(FirstQuery::ofAttempt);
  }

  private static Instant ofAttempt(Attempt attempt) {
    return switch (attempt.prepay()) {
      case Attempt.Prepay.Pending(var lease) -> lease.until();
      case Attempt.Prepay.Obtained _, Attempt.Prepay.Refused _ ->
          attempt.opened().at().plus(FIRST_QUERY);
    };
  }

  private static Stream<Instant> ofGrant(Past past) {
    return past.grantOutstanding()
        ? Stream.of(past.events().getLast().at().plus(FIRST_QUERY))
        : Stream.empty();
  }

  /// At once, since nothing was sent yet.
  private static Stream<Instant> ofRefunds(Past past) {
    return past.balances().openRefunds().map(refund -> refund.requested().at());
  }

  private static Stream<Instant> ofOpenQueries(Past past) {
    return past.openQueries().stream().map(Event.QueryRequested::at);
  }
}

package guitai.order;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// When an order is looked at first, after each thing that leaves something outstanding.
final class Due {
  /// A payment made at once is found by then, had its notification been lost.
  static final Duration FIRST_LOOK = Duration.ofMinutes(1);

  private Due() {}

  static Optional<Instant> of(Past past) {
    return Stream.concat(ofState(past.order()), ofLook(past)).min(Instant::compareTo);
  }

  private static Stream<Instant> ofState(Order order) {
    return switch (order) {
      case Order.Known known -> Stream.concat(ofAttempts(known), ofGrant(known));
      case Order.Unplaced _ -> Stream.empty();
    };
  }

  private static Stream<Instant> ofAttempts(Order.Known order) {
    return order.attempts().stream().filter(Attempt::open).map(Due::ofAttempt);
  }

  private static Instant ofAttempt(Attempt attempt) {
    return switch (attempt.prepay()) {
      case Attempt.Prepay.Pending(var lease) -> lease.until();
      case Attempt.Prepay.Obtained _, Attempt.Prepay.Refused _ ->
          attempt.opened().at().plus(FIRST_LOOK);
    };
  }

  private static Stream<Instant> ofGrant(Order.Known order) {
    return order instanceof Order.Paid paid && !paid.granted()
        ? Stream.of(paid.applied().at().plus(FIRST_LOOK))
        : Stream.empty();
  }

  private static Stream<Instant> ofLook(Past past) {
    return past.events().stream()
        .map(event -> event instanceof Event.LookRequested look ? look.at() : null)
        .filter(Objects::nonNull);
  }
}

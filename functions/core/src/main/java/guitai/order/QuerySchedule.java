package guitai.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// When RecoverPayments next queries the provider about an order (查单), if a query brings nothing
/// new: 1, 2, 4, 7, 10 and 13 minutes after an attempt was opened, every three minutes while it
/// lives longer, a minute after it expired, then ever less often, at least every 6 hours.
public final class QuerySchedule {
  private static final List<Duration> FIRST =
      Stream.of(1, 2, 4, 7, 10, 13).map(Duration::ofMinutes).toList();
  private static final Duration STEP = Duration.ofMinutes(3);
  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final Duration MOST = Duration.ofHours(6);

  private QuerySchedule() {}

  /// The instant of the next query after now.
  public static Instant next(Past past, Instant now) {
    var attempts =
        past.order() instanceof Order.Known order ? order.attempts() : List.<Attempt>of();
    return Stream.concat(
            attempts.stream().filter(Attempt::open).map(attempt -> next(attempt, now)),
            past.balances().openRefunds().map(refund -> later(refund.requested().at(), now)))
        .min(Instant::compareTo)
        .orElseGet(() -> past.due().map(since -> later(since, now)).orElse(now.plus(MOST)));
  }

  private static Instant next(Attempt attempt, Instant now) {
    var opened = attempt.opened().at();
    var end = attempt.terms().expiresAt().plus(MARGIN);
    if (!now.isBefore(end)) {
      return later(end, now);
    }
    var query =
        FIRST.stream()
            .map(opened::plus)
            .filter(now::isBefore)
            .findFirst()
            .orElseGet(() -> now.plus(STEP));
    return query.isBefore(end) ? query : end;
  }

  /// Waits half as long as it has been outstanding already: at least a minute, at most 6 hours.
  private static Instant later(Instant since, Instant now) {
    var wait = Duration.between(since, now).dividedBy(2);
    var bounded = wait.compareTo(MOST) > 0 ? MOST : wait;
    return now.plus(bounded.compareTo(MARGIN) < 0 ? MARGIN : bounded);
  }
}

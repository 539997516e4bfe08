package guitai.order;

import guitai.payment.RefundProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What makes no progress for a declared time is held for an operator (P11). It is recorded once;
/// it leaves the list with the provider's next answer.
public final class Stall {
  /// A refund that no provider has taken: our balance there is empty, or it gives no answer. A
  /// provider takes a refund within seconds, and a merchant looks at a balance every day.
  public static final Duration REFUND_NOT_TAKEN = Duration.ofDays(1);

  /// A refund that the provider has taken and not finished. WeChat Pay promises one to three
  /// working days to a bank card, and the longest public holiday has eight days.
  public static final Duration REFUND_PROCESSING = Duration.ofDays(12);

  /// A query without an answer, counted from the attempt's expiry or from when there was a reason
  /// to ask. The bill of a day comes within a day and a half.
  public static final Duration QUERY = Duration.ofDays(2);

  private Stall() {}

  /// The detail of a refund that the provider has taken and not finished.
  public static final String PROCESSING = "PROCESSING";

  static List<Event> refund(Past past, Command.ReportStalledRefund command) {
    return past.balances()
        .refund(command.refund())
        .filter(refund -> refund.open() && !refund.stalled())
        .filter(refund -> over(refund, command.at()))
        .map(_ ->
            List.<Event>of(
                new Event.RefundStalled(command.at(), command.refund(), command.detail())))
        .orElse(List.of());
  }

  private static boolean over(Refund refund, Instant at) {
    var limit =
        refund.progress() instanceof RefundProgress.Processing
            ? REFUND_PROCESSING
            : REFUND_NOT_TAKEN;
    return !refund.course().since().plus(limit).isAfter(at);
  }

  static List<Event> query(Past past, Command.ReportStalledQuery command) {
    return past.stalledQuery().isEmpty() && overdue(past, command.at())
        ? List.of(new Event.QueryStalled(command.at(), command.detail()))
        : List.of();
  }

  /// The last report that still holds; empty where what was asked has been answered since.
  static Optional<Event.QueryStalled> of(Past past) {
    return past.events().reversed().stream()
        .filter(Event.QueryStalled.class::isInstance)
        .map(Event.QueryStalled.class::cast)
        .findFirst()
        .filter(stalled -> overdue(past, stalled.at()));
  }

  private static boolean overdue(Past past, Instant at) {
    var since = at.minus(QUERY);
    var attempts =
        past.order() instanceof Order.Known order
            ? order.attempts().stream()
                .filter(Attempt::open)
                .map(attempt -> attempt.terms().expiresAt())
            : Stream.<Instant>empty();
    return Stream.concat(attempts, past.openQueries().stream().map(Event::at))
        .anyMatch(begin -> !begin.isAfter(since));
  }
}

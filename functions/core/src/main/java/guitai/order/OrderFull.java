package guitai.order;

import guitai.payment.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// An order whose past has no room for more events. Nothing was written: a payment that was to be
/// recorded belongs on the held list, as a payment of no order ([Order.Unmatched]).
public final class OrderFull extends RuntimeException {
  /// The most that an order's events may take as texts, in bytes of UTF-8. Beyond it no payment is
  /// taken any more, and nothing that may repeat.
  public static final int LIMIT = 200 * 1024;

  /// Room beyond the limit for what must still be recorded of the order's payments: grants,
  /// attempts' ends, refunds (at most 50 of some 2 KB) and resolutions (at most some 100 of 1 KB).
  /// With it an item stays below the 400 KB of DynamoDB.
  public static final int ROOM = 150 * 1024;

  private static final long serialVersionUID = 1;

  private OrderFull(int size) {
    super("the order's events would come to " + size + " bytes");
  }

  /// Whether a past takes a further payment depends on the past alone, and it never shrinks: a
  /// payment that it refused once isn't taken later.
  ///
  /// @param texts all events, those of the past first
  /// @throws OrderFull where the order has no room for the events
  public static void check(Past past, List<Event> events, List<String> texts) {
    check(texts, limit(size(texts.subList(0, past.length())), events));
  }

  private static int limit(int before, List<Event> events) {
    if (events.stream().anyMatch(OrderFull::takesPayment)) {
      return before < LIMIT ? LIMIT + ROOM : LIMIT;
    }
    return events.stream().allMatch(OrderFull::mustBeRecorded) ? LIMIT + ROOM : LIMIT;
  }

  /// What two operators applied was taken before.
  private static boolean takesPayment(Event event) {
    if (event instanceof Event.PaymentApplied applied) {
      return !(applied.source() instanceof Source.Resolution);
    }
    return event instanceof Event.PaymentHeld;
  }

  private static boolean mustBeRecorded(Event event) {
    return switch (event) {
      case Event.Placed _,
          Event.AttemptOpened _,
          Event.PrepayClaimed _,
          Event.TokenAccepted _,
          Event.PaymentHeld _,
          Event.PaymentUnmatched _,
          Event.NotificationFiled _,
          Event.QueryRequested _,
          Event.ProviderDisagreed _ ->
          false;
      case Event.PrepayObtained _,
          Event.PrepayRefused _,
          Event.AttemptEnded _,
          Event.Closed _,
          Event.PaymentApplied _,
          Event.QueryAnswered _,
          Event.QueryStalled _,
          Event.EntitlementGranted _,
          Event.EntitlementRevoked _,
          Event.RefundRequested _,
          Event.RefundSent _,
          Event.RefundAdvanced _,
          Event.RefundStalled _,
          Event.RefundTotalReported _,
          Event.RefundFound _,
          Event.AbnormalRefundFound _,
          Event.PaymentCorrected _,
          Event.ResolutionProposed _,
          Event.ResolutionConfirmed _ ->
          true;
    };
  }

  private static int size(List<String> texts) {
    return texts.stream().mapToInt(t -> t.getBytes(StandardCharsets.UTF_8).length).sum();
  }

  /// @throws OrderFull where the texts of all its events reach the limit, in bytes
  public static void check(List<String> texts, int limit) {
    int size = size(texts);
    if (size >= limit) {
      throw new OrderFull(size);
    }
  }
}

package guitai.sandbox.alipay;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The subject of a callback, stored as the callback's key.
///
/// @param subject an order's number, or an agreement's number
/// @param index of a refund among its order's refunds
/// @param product by which the merchant created the order; an agreement has none, and its callback
///   is sent as a page order's is
record CallbackSubject(String subject, Event event, int index, Product product) {
  enum Event {
    WAITING("WAITING"),
    PAID("PAID"),
    CLOSED("CLOSED"),
    FINISHED("FINISHED"),
    REFUND("REFUND"),
    SIGNED("SIGNED"),
    UNSIGNED("UNSIGNED");

    private final String stored;

    Event(String stored) {
      this.stored = stored;
    }

    /// As it is stored.
    String stored() {
      return stored;
    }

    static Event ofStored(String stored) {
      return Arrays.stream(values())
          .filter(each -> each.stored.equals(stored))
          .findFirst()
          .orElseThrow();
    }
  }

  /// The gaps between deliveries; after the last one the simulator stops retrying.
  static final List<Duration> GAPS =
      List.of(
          Duration.ofMinutes(4),
          Duration.ofMinutes(10),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(15));

  /// The payment of a QR code is sent three more times at once, then retried as any other.
  static final List<Duration> CODE_GAPS =
      Stream.concat(Stream.of(Duration.ZERO, Duration.ZERO, Duration.ZERO), GAPS.stream()).toList();

  static CallbackSubject of(Trade trade, Event event) {
    return new CallbackSubject(trade.number(), event, 0, trade.request().product());
  }

  static CallbackSubject of(Trade trade, int refund) {
    return new CallbackSubject(trade.number(), Event.REFUND, refund, trade.request().product());
  }

  static CallbackSubject of(String agreement, Event event) {
    return new CallbackSubject(agreement, event, 0, Product.PAGE);
  }

  /// Numbers and names contain no slash.
  String key() {
    return String.join("/", subject, event.stored(), Integer.toString(index), product.stored());
  }

  static CallbackSubject of(String key) {
    var parts = key.split("/", -1);
    return new CallbackSubject(
        parts[0], Event.ofStored(parts[1]), Integer.parseInt(parts[2]), Product.ofStored(parts[3]));
  }

  List<Duration> gaps() {
    return product == Product.PRECREATE ? CODE_GAPS : GAPS;
  }
}

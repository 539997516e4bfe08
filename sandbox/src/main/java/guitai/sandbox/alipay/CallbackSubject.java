package guitai.sandbox.alipay;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What a callback tells of, as its key.
///
/// @param subject an order's number, or an agreement's
/// @param index of a refund among its order's
/// @param product by which it was ordered; an agreement has none and tells as a page does
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

  /// Between one sending and the next; after the last it is given up.
  static final List<Duration> GAPS =
      List.of(
          Duration.ofMinutes(4),
          Duration.ofMinutes(10),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(15));

  /// A code's payment is told three more times at once, and then as any other.
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

  /// Neither a number nor a name has a slash.
  String key() {
    return String.join("/", subject, event.stored(), Integer.toString(index), product.stored());
  }

  static CallbackSubject of(String key) {
    var words = key.split("/", -1);
    return new CallbackSubject(
        words[0], Event.ofStored(words[1]), Integer.parseInt(words[2]), Product.ofStored(words[3]));
  }

  List<Duration> gaps() {
    return product == Product.PRECREATE ? CODE_GAPS : GAPS;
  }
}

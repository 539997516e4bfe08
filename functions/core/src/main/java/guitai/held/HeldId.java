package guitai.held;

import guitai.order.OrderId;
import guitai.payment.PaymentId;
import java.util.Optional;

/// A payment's number on the held list: the payment's own, prefixed with its order's where it has
/// one.
public record HeldId(Optional<OrderId> order, PaymentId payment) {
  /// In characters; no number of ours is longer.
  private static final int LIMIT = 300;

  /// Empty where the text is no such number.
  public static Optional<HeldId> parse(String text) {
    if (text.length() > LIMIT) {
      return Optional.empty();
    }
    int colon = text.indexOf(':');
    var order = OrderId.parse(text.substring(0, Math.max(colon, 0)));
    var payment = order.isPresent() ? text.substring(colon + 1) : text;
    return PaymentId.parse(payment).map(id -> new HeldId(order, id));
  }

  /// The past that holds it.
  public OrderId past() {
    return order.orElseGet(() -> OrderId.unmatched(payment));
  }

  public String text() {
    return order.map(id -> id.text() + ":").orElse("") + payment.text();
  }
}

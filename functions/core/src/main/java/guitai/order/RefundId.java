package guitai.order;

import java.util.Optional;
import java.util.regex.Pattern;

/// One refund of an order. Its text is our refund number (商户退款单号) at every provider: the order id,
/// `R` and two digits from `01`, 29 characters.
public record RefundId(OrderId order, int number) {
  private static final Pattern FORM = Pattern.compile("[0-9A-Z]{26}R[0-9]{2}");

  public String text() {
    return order.text() + "R" + (number < 10 ? "0" : "") + number;
  }

  /// Empty where the text is no refund number of ours.
  public static Optional<RefundId> parse(String text) {
    if (!FORM.matcher(text).matches() || text.endsWith("00")) {
      return Optional.empty();
    }
    var order = new OrderId(text.substring(0, OrderId.LENGTH));
    return Optional.of(new RefundId(order, Integer.parseInt(text.substring(OrderId.LENGTH + 1))));
  }
}

package guitai.order;

import java.util.Optional;
import java.util.regex.Pattern;

/// One attempt to pay an order. Its text is the merchant order number at every provider: the order
/// id and two digits from `01`, 28 characters, so that a notification finds its order by prefix.
public record AttemptId(OrderId order, int number) {
  /// An order has no more attempts than this.
  public static final int LIMIT = 20;

  private static final Pattern FORM = Pattern.compile("[0-9A-Z]{26}[0-9]{2}");

  public AttemptId {
    if (number < 1 || number > 99) {
      throw new IllegalArgumentException("not an attempt's number: " + number);
    }
  }

  public String text() {
    return order.text() + (number < 10 ? "0" : "") + number;
  }

  /// Empty where the text is no merchant order number of ours.
  public static Optional<AttemptId> parse(String text) {
    if (!FORM.matcher(text).matches() || text.endsWith("00")) {
      return Optional.empty();
    }
    var order = new OrderId(text.substring(0, OrderId.LENGTH));
    return Optional.of(new AttemptId(order, Integer.parseInt(text.substring(OrderId.LENGTH))));
  }
}

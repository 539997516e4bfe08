package guitai.order;

import java.util.Optional;
import java.util.regex.Pattern;

/// An order's number: 26 characters of `[0-9A-Z]`.
public record OrderId(String text) {
  static final int LENGTH = 26;
  private static final Pattern FORM = Pattern.compile("[0-9A-Z]{26}");

  public OrderId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not an order id");
    }
  }

  public static Optional<OrderId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new OrderId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}

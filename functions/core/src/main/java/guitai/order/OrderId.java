package guitai.order;

import guitai.keys.Digest;
import guitai.payment.PaymentId;
import java.nio.charset.StandardCharsets;
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

  /// The number under which a payment that belongs to no order of ours is stored: always the same
  /// for this payment. No order has this number, since orders' numbers are drawn under a secret.
  public static OrderId unmatched(PaymentId payment) {
    var digest = Digest.sha256Bytes(payment.text().getBytes(StandardCharsets.UTF_8));
    return new OrderId(OrderNumbers.base32(digest));
  }

  public static Optional<OrderId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new OrderId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}

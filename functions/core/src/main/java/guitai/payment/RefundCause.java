package guitai.payment;

import java.util.Arrays;

/// Why a payment is refunded (退款); the customer reads the text on their bill.
public enum RefundCause {
  /// An operator requested it, with a reason of their own.
  OPERATOR("OPERATOR", "退款 Refund"),
  /// Paid after the order was closed.
  PAID_AFTER_CLOSE("LATE", "订单已关闭 Order closed"),
  /// The order was paid already.
  DUPLICATE_PAYMENT("SECOND", "重复付款 Paid twice"),
  /// The customer owned the product already.
  ALREADY_OWNED("OWNED", "已拥有该商品 Already owned"),
  /// It was held, and two operators decided to refund it.
  RESOLUTION("RESOLVED", "退款 Refund");

  private final String stored;
  private final String text;

  RefundCause(String stored, String text) {
    this.stored = stored;
    this.text = text;
  }

  public String text() {
    return text;
  }

  /// As it is stored.
  public String stored() {
    return stored;
  }

  public static RefundCause of(String stored) {
    return Arrays.stream(values())
        .filter(cause -> cause.stored.equals(stored))
        .findFirst()
        .orElseThrow();
  }
}

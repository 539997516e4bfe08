package guitai.order;

/// Why money goes back; the text is what the customer reads on their bill.
public enum RefundCause {
  /// An operator asked for it, with a reason of their own.
  OPERATOR("退款 Refund"),
  /// Paid after the order was closed.
  LATE("订单已关闭 Order closed"),
  /// The order had been paid already.
  SECOND("重复付款 Paid twice"),
  /// The customer owned the product already.
  OWNED("已拥有该商品 Already owned"),
  /// It was held, and two operators decided so.
  RESOLVED("退款 Refund");

  private final String text;

  RefundCause(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}

package guitai.local.wechatpay;

/// What WeChat Pay keeps of a payment, and gives back with a refund: 0.6 %, to the fen, half up.
final class Fee {
  static final String RATE = "0.60%";

  private Fee() {}

  /// In fen, as the amount.
  static long of(long amount) {
    return Math.addExact(Math.multiplyExact(amount, 6), 500) / 1000;
  }
}

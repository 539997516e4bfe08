package guitai.simulation;

/// The ways to pay in histories.
enum Wallets {
  WECHAT_PAY("wechat-pay", "qr", "wechat-pay"),
  ALIPAY("alipay", "qr", "alipay"),
  UNION_PAY("apple-pay", "app", "union-pay");

  private final String method;
  private final String channel;
  private final String provider;

  Wallets(String method, String channel, String provider) {
    this.method = method;
    this.channel = channel;
    this.provider = provider;
  }

  String method() {
    return method;
  }

  String channel() {
    return channel;
  }

  /// Its simulator's name.
  String provider() {
    return provider;
  }
}

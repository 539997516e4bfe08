package guitai.local;

/// What is printed once the store is open.
final class Welcome {
  private Welcome() {}

  static String text(Store store) {
    var opened =
        store.sells()
            ? """

            柜台开了 · The counter is open   %s
            """
                .formatted(store.uri())
            : "\n";
    return opened
        + """
        微信支付模拟器 · WeChat Pay      %s
        支付宝模拟器 · Alipay            %s
        应用商店模拟器 · App Store       %s
        银联模拟器 · UnionPay            %s
        收单行模拟器 · Apple Pay         %s
        应用商店沙盒 · Sandbox           %s
        数据 · Kept in                   %s
        停止 · Stop with                 Ctrl-C

        """
            .formatted(
                store.wechatPay(),
                store.alipay(),
                store.appStore(),
                store.unionPay(),
                store.acquirer(),
                store.appStoreSandbox(),
                store.home());
  }
}

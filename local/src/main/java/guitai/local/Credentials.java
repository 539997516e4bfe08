package guitai.local;

import guitai.sandbox.acquirer.AcquirerSimulator;
import guitai.sandbox.alipay.AlipaySimulator;
import guitai.sandbox.appstore.AppStoreSimulator;
import guitai.sandbox.unionpay.UnionPaySimulator;
import guitai.sandbox.wechatpay.WechatPaySimulator;
import jakarta.json.JsonObject;
import java.nio.file.Path;

/// By what the providers' simulators know this machine's merchant.
record Credentials(
    JsonObject wechatPay,
    JsonObject alipay,
    JsonObject appStore,
    JsonObject unionPay,
    JsonObject applePay) {
  static Credentials at(Path home) {
    return new Credentials(
        WechatPaySimulator.credentials(home),
        AlipaySimulator.credentials(home),
        AppStoreSimulator.credentials(home),
        UnionPaySimulator.credentials(home),
        AcquirerSimulator.credentials(home));
  }
}

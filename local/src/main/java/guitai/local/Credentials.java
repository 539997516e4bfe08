package guitai.local;

import guitai.local.acquirer.AcquirerSimulator;
import guitai.local.alipay.AlipaySimulator;
import guitai.local.appstore.AppStoreSimulator;
import guitai.local.unionpay.UnionPaySimulator;
import guitai.local.wechatpay.WechatPaySimulator;
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

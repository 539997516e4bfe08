package guitai.sandbox.wechatpay;

import guitai.sandbox.simulator.SimulatedAccount;
import guitai.sandbox.simulator.SimulatedProvider;
import java.nio.file.Path;

/// WeChat Pay in the sandbox.
public record WechatPay() implements SimulatedProvider {
  @Override
  public String name() {
    return "wechat-pay";
  }

  @Override
  public String title() {
    return "微信支付模拟器 · WeChat Pay";
  }

  @Override
  public int portOffset() {
    return 1;
  }

  @Override
  public SimulatedAccount account(Path home) {
    return Merchant.at(home);
  }
}

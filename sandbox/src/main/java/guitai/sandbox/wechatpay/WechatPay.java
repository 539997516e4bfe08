package guitai.sandbox.wechatpay;

import guitai.sandbox.simulator.SimulatedProvider;
import guitai.sandbox.simulator.Simulator;
import guitai.sandbox.simulator.SimulatorSettings;
import jakarta.json.JsonObject;
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
  public Simulator start(SimulatorSettings settings) {
    return WechatPaySimulator.start(
        settings.home(), settings.bind(), settings.port(), settings.self());
  }

  @Override
  public JsonObject credentials(Path home) {
    return WechatPaySimulator.credentials(home);
  }
}

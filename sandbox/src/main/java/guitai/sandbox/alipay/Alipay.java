package guitai.sandbox.alipay;

import guitai.sandbox.simulator.SimulatedAccount;
import guitai.sandbox.simulator.SimulatedProvider;
import java.nio.file.Path;

/// Alipay in the sandbox.
public record Alipay() implements SimulatedProvider {
  @Override
  public String name() {
    return "alipay";
  }

  @Override
  public String title() {
    return "支付宝模拟器 · Alipay";
  }

  @Override
  public int portOffset() {
    return 2;
  }

  @Override
  public SimulatedAccount account(Path home) {
    return Merchant.at(home);
  }
}

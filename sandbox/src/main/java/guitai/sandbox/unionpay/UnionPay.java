package guitai.sandbox.unionpay;

import guitai.sandbox.simulator.SimulatedAccount;
import guitai.sandbox.simulator.SimulatedProvider;
import java.nio.file.Path;

/// UnionPay in the sandbox.
public record UnionPay() implements SimulatedProvider {
  @Override
  public String name() {
    return "union-pay";
  }

  @Override
  public String title() {
    return "银联模拟器 · UnionPay";
  }

  @Override
  public int portOffset() {
    return 4;
  }

  @Override
  public SimulatedAccount account(Path home) {
    return Merchant.at(home);
  }
}

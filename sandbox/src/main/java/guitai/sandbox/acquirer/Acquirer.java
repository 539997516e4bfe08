package guitai.sandbox.acquirer;

import guitai.sandbox.simulator.SimulatedAccount;
import guitai.sandbox.simulator.SimulatedProvider;
import java.nio.file.Path;

/// An acquirer in the sandbox, and a device with Apple Pay.
public record Acquirer() implements SimulatedProvider {
  @Override
  public String name() {
    return "acquirer";
  }

  @Override
  public String title() {
    return "收单行模拟器 · Apple Pay";
  }

  @Override
  public int portOffset() {
    return 6;
  }

  @Override
  public SimulatedAccount account(Path home) {
    return AcquirerAccount.at(home);
  }
}

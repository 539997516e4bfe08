package guitai.sandbox.acquirer;

import guitai.sandbox.apple.Device;
import guitai.sandbox.simulator.PassiveSimulator;
import guitai.sandbox.simulator.SimulatedAccount;
import guitai.sandbox.simulator.SimulatorOpening;
import jakarta.json.JsonObject;
import java.nio.file.Path;

/// The merchant at the acquirer, and the customer's device.
record AcquirerAccount(Account account, Device device, JsonObject credentials)
    implements SimulatedAccount {
  static AcquirerAccount at(Path home) {
    return new AcquirerAccount(Account.at(home), Device.at(home), Account.credentials(home));
  }

  @Override
  public PassiveSimulator open(SimulatorOpening opening) {
    return AcquirerOpening.of(this, opening);
  }
}

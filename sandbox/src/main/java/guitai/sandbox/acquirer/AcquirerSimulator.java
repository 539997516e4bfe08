package guitai.sandbox.acquirer;

import guitai.sandbox.simulator.RunningSimulator;
import guitai.sandbox.simulator.Simulator;
import guitai.sandbox.simulator.SimulatorSettings;
import jakarta.json.JsonObject;
import java.nio.file.Path;

/// An acquirer, and a device with Apple Pay, with the keys and the journal of one home directory.
public final class AcquirerSimulator implements Simulator {
  private final Simulator running;

  private AcquirerSimulator(Simulator running) {
    this.running = running;
  }

  /// @param home the directory of keys and journals, created if it is missing
  /// @param port 0 for any free one
  /// @throws RuntimeException if the port is taken, or the journal is in use or damaged
  public static AcquirerSimulator start(Path home, String host, int port) {
    return new AcquirerSimulator(
        RunningSimulator.start(
            AcquirerAccount.at(home)::open,
            new Acquirer().name(),
            SimulatorSettings.local(home, host, port)));
  }

  @Override
  public int port() {
    return running.port();
  }

  /// The configuration that the acquirer would issue to a merchant, `account` and `key`, and the
  /// one that Apple would issue: `merchantId`, and `merchantKeys`, which decrypt tokens. Missing
  /// keys are generated.
  public static JsonObject credentials(Path home) {
    return Account.credentials(home);
  }

  @Override
  public void close() {
    running.close();
  }
}

package guitai.sandbox.appstore;

import guitai.sandbox.simulator.RunningSimulator;
import guitai.sandbox.simulator.Simulator;
import guitai.sandbox.simulator.SimulatorSettings;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;

/// The App Store on this machine, or its sandbox, with the keys and the journal of one home
/// directory.
public final class AppStoreSimulator implements Simulator {
  private final Simulator running;

  private AppStoreSimulator(Simulator running) {
    this.running = running;
  }

  /// @param home the directory of keys and journals, created if it is missing
  /// @param port 0 for any free one
  /// @param merchant the address configured for the app's notifications
  /// @throws RuntimeException if the port is taken, or the journal is in use or damaged
  public static AppStoreSimulator start(
      Path home, StoreEnvironment environment, String host, int port, URI merchant) {
    var account = AppStoreAccount.at(home, environment);
    return new AppStoreSimulator(
        RunningSimulator.start(
            opening -> account.open(opening, merchant),
            environment.directory(),
            SimulatorSettings.local(home, host, port)));
  }

  @Override
  public int port() {
    return running.port();
  }

  /// The configuration that App Store Connect would issue to a merchant: `bundleId`, `appAppleId`,
  /// `environment`, `issuerId`, `keyId`, `privateKey`; and `rootCertificate`, the root to trust
  /// here instead of Apple's. Missing keys are generated. In the sandbox only the environment
  /// differs.
  public static JsonObject credentials(Path home) {
    return Merchant.at(home, StoreEnvironment.PRODUCTION).credentials();
  }

  @Override
  public void close() {
    running.close();
  }
}

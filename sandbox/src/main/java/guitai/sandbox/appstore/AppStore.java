package guitai.sandbox.appstore;

import guitai.sandbox.simulator.SimulatedProvider;
import guitai.sandbox.simulator.Simulator;
import guitai.sandbox.simulator.SimulatorSettings;
import jakarta.json.JsonObject;
import java.nio.file.Path;

/// The App Store in the sandbox, or the simulator of Apple's own sandbox.
public record AppStore(StoreEnvironment environment) implements SimulatedProvider {
  private static final String NAME = StoreEnvironment.PRODUCTION.directory();

  @Override
  public String name() {
    return environment.directory();
  }

  @Override
  public String title() {
    return switch (environment) {
      case PRODUCTION -> "应用商店模拟器 · App Store";
      case SANDBOX -> "应用商店沙盒 · Sandbox";
    };
  }

  @Override
  public int portOffset() {
    return switch (environment) {
      case PRODUCTION -> 3;
      case SANDBOX -> 7;
    };
  }

  /// Both environments notify the merchant at one address.
  @Override
  public Simulator start(SimulatorSettings settings) {
    return AppStoreSimulator.start(
        settings.home(),
        environment,
        settings.bind(),
        settings.port(),
        settings.notifications().resolve(NAME));
  }

  @Override
  public JsonObject credentials(Path home) {
    return Merchant.at(home, environment).credentials();
  }
}

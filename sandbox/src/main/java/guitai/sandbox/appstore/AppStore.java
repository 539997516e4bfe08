package guitai.sandbox.appstore;

import guitai.sandbox.simulator.SimulatedAccount;
import guitai.sandbox.simulator.SimulatedProvider;
import java.nio.file.Path;

/// The App Store in the sandbox, or the simulator of Apple's own sandbox.
public record AppStore(StoreEnvironment environment) implements SimulatedProvider {
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

  @Override
  public SimulatedAccount account(Path home) {
    return AppStoreAccount.at(home, environment);
  }
}

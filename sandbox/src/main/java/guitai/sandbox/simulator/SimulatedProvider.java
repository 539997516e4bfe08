package guitai.sandbox.simulator;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.InstantSource;

/// A payment provider that the sandbox simulates.
public interface SimulatedProvider {
  /// Its name in folders, addresses and settings, like `wechat-pay`.
  String name();

  /// Its display name, in Chinese and English.
  String title();

  /// The distance of its port from the merchant's own.
  int portOffset();

  /// The merchant's account at this provider, by the keys of a home. Missing keys are generated,
  /// which takes a while.
  SimulatedAccount account(Path home);

  /// The merchant's configuration for this provider, as the simulator's `GET /credentials` answers
  /// it. Missing keys are generated.
  default JsonObject credentials(Path home) {
    return account(home).credentials();
  }

  /// @param clock the real one, or one that was moved ahead
  /// @throws RuntimeException if the port is taken, or the journal is in use or damaged
  default RunningSimulator start(SimulatorSettings settings, InstantSource clock) {
    return RunningSimulator.start(
        account(settings.home())::open, name(), settings, Surroundings.ofMachine(clock));
  }
}

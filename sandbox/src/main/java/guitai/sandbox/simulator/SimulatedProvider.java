package guitai.sandbox.simulator;

import jakarta.json.JsonObject;
import java.nio.file.Path;

/// A payment provider as the sandbox plays it.
public interface SimulatedProvider {
  /// As folders, addresses and settings have it, like `wechat-pay`.
  String name();

  /// As people read it, in Chinese and in English.
  String title();

  /// How far its port is after the merchant's own.
  int portOffset();

  /// @throws RuntimeException where the port is taken, or the books are in use or damaged
  Simulator start(SimulatorSettings settings);

  /// What a merchant would get from this provider, as the simulator's `GET /credentials` answers
  /// it; keys are made where they aren't there yet.
  JsonObject credentials(Path home);
}

package guitai.sandbox.simulator;

import jakarta.json.JsonObject;

/// A merchant's account at a simulated provider: numbers and keys, which never change. It may be
/// opened any number of times; what changes belongs to the opening.
public interface SimulatedAccount {
  /// The merchant's configuration, as the simulator's `GET /credentials` answers it.
  JsonObject credentials();

  /// Opens a simulator, without a server and without threads.
  ///
  /// @throws RuntimeException if the journal is damaged
  PassiveSimulator open(SimulatorOpening opening);
}

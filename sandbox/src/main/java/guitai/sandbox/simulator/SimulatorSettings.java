package guitai.sandbox.simulator;

import java.net.URI;
import java.nio.file.Path;

/// The address and directory of one simulator.
///
/// @param home the directory of keys and journals, created if it is missing
/// @param bind the address to listen on
/// @param port 0 for any free one
/// @param self its address as browsers reach it; without a port, the actual one is added
/// @param notifications the merchant's base address of notifications; a provider's own is its name
///   below it; for providers whose orders name no address
public record SimulatorSettings(Path home, String bind, int port, URI self, URI notifications) {
  /// Of a simulator that names neither its own address nor the merchant's.
  public static SimulatorSettings local(Path home, String host, int port) {
    var self = URI.create("http://" + host);
    return new SimulatorSettings(home, host, port, self, self);
  }
}

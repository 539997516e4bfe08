package guitai.sandbox;

import guitai.sandbox.simulator.SimulatedProvider;
import guitai.sandbox.simulator.SimulatorSettings;
import java.net.URI;
import java.nio.file.Path;

/// Where the sandbox runs.
///
/// @param home the directory of keys and journals
/// @param bind the address to listen on
/// @param host the name by which browsers on this machine reach what listens there
/// @param port of the merchant; the simulators' own ports follow it; 0 for any free ones
/// @param notifications the merchant's base address of notifications; a provider's own is its name
///   below it; for providers whose orders name no address
public record SandboxSettings(Path home, String bind, String host, int port, URI notifications) {
  SimulatorSettings of(SimulatedProvider provider) {
    return new SimulatorSettings(
        home,
        bind,
        port == 0 ? 0 : port + provider.portOffset(),
        URI.create("http://" + host),
        notifications);
  }
}

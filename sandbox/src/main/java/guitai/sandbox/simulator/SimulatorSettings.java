package guitai.sandbox.simulator;

import java.net.URI;
import java.nio.file.Path;

/// Where one simulator runs.
///
/// @param home where keys and books are kept, made where it isn't there
/// @param bind the address to listen on
/// @param port 0 for any free one
/// @param self its address as browsers reach it; without a port, the one it got is added
/// @param notifications the merchant's address of notifications, of which a provider's own is its
///   name below it; for providers whose orders name no address
public record SimulatorSettings(Path home, String bind, int port, URI self, URI notifications) {}

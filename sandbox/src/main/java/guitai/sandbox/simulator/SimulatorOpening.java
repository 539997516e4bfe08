package guitai.sandbox.simulator;

import java.net.URI;
import java.util.function.Supplier;

/// What a simulator is opened with.
///
/// @param self its address as browsers reach it; not asked before the first request
/// @param notifications the merchant's base address of notifications; a provider's own is its name
///   below it; for providers whose orders name no address
public record SimulatorOpening(
    Journal journal, Supplier<URI> self, URI notifications, Surroundings surroundings) {}

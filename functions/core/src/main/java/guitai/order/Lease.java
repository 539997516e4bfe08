package guitai.order;

import java.time.Instant;

/// The short right to ask the provider for a prepay. A caller recognizes its own lease by the
/// nonce.
public record Lease(String nonce, Instant until) {}

package guitai.order;

import java.time.Instant;

/// The short right to ask the provider for a prepay; its nonce shows a caller its own lease again.
public record Lease(String nonce, Instant until) {}

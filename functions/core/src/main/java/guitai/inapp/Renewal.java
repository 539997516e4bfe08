package guitai.inapp;

import java.time.Instant;
import java.util.Optional;

/// A subscription's renewal (续费) as the store signed it last.
///
/// @param renews whether the customer lets it renew
/// @param retrying whether the store still retries the charge (billing retry)
/// @param graceUntil end of the grace period (宽限期), in which the customer is served unpaid
public record Renewal(
    boolean renews, boolean retrying, Optional<Instant> graceUntil, Instant signedAt) {}

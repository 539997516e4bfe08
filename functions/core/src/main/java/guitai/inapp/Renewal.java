package guitai.inapp;

import java.time.Instant;
import java.util.Optional;

/// What the store said of a subscription's renewal last.
///
/// @param renews whether the customer lets it renew
/// @param retrying whether the store still tries to get the money
/// @param graceUntil until when the customer is served though the period is over and unpaid
public record Renewal(
    boolean renews, boolean retrying, Optional<Instant> graceUntil, Instant signedAt) {}

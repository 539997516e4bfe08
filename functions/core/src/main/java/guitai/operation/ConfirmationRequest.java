package guitai.operation;

import guitai.keys.Fingerprint;
import guitai.payment.Operator;

/// An operator's confirmation (复核) of another one's proposal.
///
/// @param key the caller's idempotency key
/// @param proposal the number of the proposal, so that an operator confirms only what they have
///   seen
public record ConfirmationRequest(String key, int proposal, Operator by) {
  /// Each operator has their own idempotency keys.
  public String storedKey() {
    return Fingerprint.of(by.digest(), key);
  }
}

package guitai.order;

import guitai.problem.Problem;

/// A request that takes effect once, however often it is repeated.
///
/// @param key digest of its idempotency key
/// @param fingerprint distinguishes a repeated request from another one under the same key
public record IdempotentRequest(String key, String fingerprint) {
  /// @throws Problem 422 where another request came under its key earlier
  public void requireRepeats(IdempotentRequest earlier) {
    if (!earlier.fingerprint.equals(fingerprint)) {
      throw Problem.keyReused();
    }
  }
}

package guitai.provider.appstore;

import java.util.Arrays;

/// A subscription's present status at the App Store.
///
/// @param transaction the latest one
/// @see <a href="https://developer.apple.com/documentation/appstoreserverapi/status">status</a>
public record SubscriptionStatus(
    Status status, SignedTransaction transaction, SignedRenewal renewal) {
  /// Unsigned: the entitlement follows from the signed objects beside it.
  public enum Status {
    ACTIVE(1),
    EXPIRED(2),
    BILLING_RETRY(3),
    GRACE_PERIOD(4),
    REVOKED(5),
    UNKNOWN(0);

    private final long number;

    Status(long number) {
      this.number = number;
    }

    static Status of(long number) {
      return Arrays.stream(values())
          .filter(status -> status.number == number)
          .findFirst()
          .orElse(UNKNOWN);
    }
  }
}

package guitai.operation;

import guitai.keys.Fingerprint;
import guitai.payment.Operator;
import guitai.payment.ResolutionWay;
import java.util.Optional;

/// What an operator proposes for an entry of the held list.
///
/// @param key the caller's idempotency key
/// @param refund number of the refund that was made at the provider's console; with
///   `refunded-at-provider` alone
/// @param product to which it is granted; with `grant` alone, empty for the order's own
/// @param reason for other operators; the customer never sees it
public record ProposalRequest(
    String key,
    ResolutionWay way,
    Optional<String> refund,
    Optional<String> product,
    String reason,
    Operator by) {
  /// Distinguishes it from another proposal under the same key; it is stored.
  public String fingerprint() {
    var common = Fingerprint.of(stored(way), refund.orElse(""), reason);
    return product.map(named -> Fingerprint.of(common, named)).orElse(common);
  }

  /// Each operator has their own idempotency keys.
  public String storedKey() {
    return Fingerprint.of(by.digest(), key);
  }

  private static String stored(ResolutionWay way) {
    return switch (way) {
      case GRANT -> "GRANT";
      case KEEP -> "KEEP";
      case REFUND -> "REFUND";
      case PROVIDER_STATUS -> "PROVIDER_STATUS";
      case REFUNDED_AT_PROVIDER -> "REFUNDED_THERE";
      case REFUNDED_OUTSIDE_PROVIDER -> "REFUNDED_BY_HAND";
    };
  }
}

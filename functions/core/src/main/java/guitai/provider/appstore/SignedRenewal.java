package guitai.provider.appstore;

import guitai.inapp.Renewal;
import guitai.json.Field;
import jakarta.json.JsonObject;
import java.util.Optional;

/// What the App Store signed of a subscription's renewal. Only [AppStoreVerifier] makes one.
///
/// @see <a
///   href="https://developer.apple.com/documentation/appstoreserverapi/jwsrenewalinfodecodedpayload">renewal
///   info</a>
public final class SignedRenewal {
  private final JsonObject json;

  SignedRenewal(JsonObject json) {
    this.json = json;
  }

  /// Everything the App Store says of it.
  public JsonObject json() {
    return json;
  }

  Optional<String> original() {
    return Field.text(json, "originalTransactionId");
  }

  /// In our words; empty where it doesn't say when it was signed.
  Optional<Renewal> renewal() {
    return Field.millis(json, "signedDate")
        .map(signedAt ->
            new Renewal(
                Field.number(json, "autoRenewStatus").filter(status -> status == 1).isPresent(),
                Field.flag(json, "isInBillingRetryPeriod"),
                Field.millis(json, "gracePeriodExpiresDate"),
                signedAt));
  }
}

package guitai.provider.appstore;

import guitai.inapp.Renewal;
import guitai.json.Field;
import jakarta.json.JsonObject;
import java.util.Optional;

/// A subscription's renewal info as the App Store signed it. Only [AppStoreVerifier] makes one.
///
/// @see <a
///   href="https://developer.apple.com/documentation/appstoreserverapi/jwsrenewalinfodecodedpayload">renewal
///   info</a>
public final class SignedRenewal {
  private final JsonObject json;

  SignedRenewal(JsonObject json) {
    this.json = json;
  }

  /// The whole decoded payload.
  public JsonObject json() {
    return json;
  }

  Optional<String> original() {
    return Field.text(json, "originalTransactionId");
  }

  /// The domain's form of it; empty where it has no signature date.
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

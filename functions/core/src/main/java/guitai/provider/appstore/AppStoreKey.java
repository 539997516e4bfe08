package guitai.provider.appstore;

import guitai.json.Field;
import guitai.json.Json;
import guitai.keys.Es256;
import guitai.keys.Pem;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;

/// The In-App Purchase key: it signs the tokens of our calls to the App Store Server API.
///
/// @param issuerId the issuer's UUID in our App Store Connect account
/// @param keyId the key's number there
/// @see <a
///   href="https://developer.apple.com/documentation/appstoreserverapi/generating-json-web-tokens-for-api-requests">tokens</a>
public record AppStoreKey(String issuerId, String keyId, PrivateKey privateKey) {
  /// How long a token is valid; the App Store accepts an hour at most.
  static final Duration LIFE = Duration.ofMinutes(5);

  /// A token is issued so long before now: the App Store refuses one that its own clock, which may
  /// be behind ours, finds issued in the future.
  static final Duration BACKDATED = Duration.ofMinutes(1);

  private static final String AUDIENCE = "appstoreconnect-v1";

  /// Reads the secret `{"issuerId":"…","keyId":"…","privateKey":"<PEM of the .p8>"}`.
  public static AppStoreKey parse(String document) {
    var json = Json.parse(document);
    return new AppStoreKey(
        Field.required(json, "issuerId"),
        Field.required(json, "keyId"),
        Pem.privateKey("EC", Field.required(json, "privateKey")));
  }

  /// The bearer token of one call.
  String token(String bundleId, Instant now) {
    var header = Json.object().add("alg", "ES256").add("kid", keyId).add("typ", "JWT").build();
    var claims =
        Json.object()
            .add("iss", issuerId)
            .add("iat", now.minus(BACKDATED).getEpochSecond())
            .add("exp", now.plus(LIFE).getEpochSecond())
            .add("aud", AUDIENCE)
            .add("bid", bundleId)
            .build();
    return Es256.compact(header, claims, privateKey);
  }

  @Override
  public String toString() {
    return "AppStoreKey[" + keyId + "]";
  }
}

package guitai.entitlement;

import guitai.json.Json;
import guitai.keys.Es256;
import guitai.keys.Pem;
import guitai.payment.Customer;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// Signs entitlements as short-lived ES256 JWS that an app checks offline against the key set.
///
/// @param issuer our public address
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7515">RFC 7515</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517</a>
public record EntitlementTokens(
    String issuer, String keyId, ECPrivateKey privateKey, ECPublicKey publicKey) {
  /// How long a token is valid; a refund shows in the next one.
  public static final Duration LIFE = Duration.ofMinutes(10);

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final int COORDINATE = 32;

  /// Reads the secret `{"keyId":"…","privateKey":"<PEM>","publicKey":"<PEM>"}`, a pair on P-256.
  public static EntitlementTokens parse(String issuer, String document) {
    var json = Json.parse(document);
    return new EntitlementTokens(
        issuer,
        json.getString("keyId"),
        (ECPrivateKey) Pem.privateKey("EC", json.getString("privateKey")),
        (ECPublicKey) Pem.publicKey("EC", json.getString("publicKey")));
  }

  /// `{"token":"…","expiresAt":"…"}`; its claims name each active product and when it ends.
  public JsonObject sign(Customer customer, List<Entitlement> active, Instant now) {
    var expiresAt = now.plus(LIFE);
    var owned = Json.array();
    active.forEach(entitlement -> owned.add(entitlement.toJson()));
    var header = Json.object().add("alg", "ES256").add("kid", keyId).add("typ", "JWT").build();
    var claims =
        Json.object()
            .add("iss", issuer)
            .add("sub", customer.subject())
            .add("iat", now.getEpochSecond())
            .add("exp", expiresAt.getEpochSecond())
            .add("entitlements", owned)
            .build();
    return Json.object()
        .add("token", Es256.compact(header, claims, privateKey))
        .add("expiresAt", expiresAt.toString())
        .build();
  }

  /// The JWK set that verifies what [#sign] signs.
  public JsonObject keySet() {
    var point = publicKey.getW();
    var key =
        Json.object()
            .add("kty", "EC")
            .add("crv", "P-256")
            .add("x", coordinate(point.getAffineX()))
            .add("y", coordinate(point.getAffineY()))
            .add("kid", keyId)
            .add("alg", "ES256")
            .add("use", "sig");
    return Json.object().add("keys", Json.array().add(key)).build();
  }

  /// Big-endian, of full length: leading zeros stay.
  private static String coordinate(BigInteger value) {
    var bytes = value.toByteArray();
    var exact = new byte[COORDINATE];
    int length = Math.min(bytes.length, COORDINATE);
    System.arraycopy(bytes, bytes.length - length, exact, COORDINATE - length, length);
    return BASE64.encodeToString(Arrays.copyOf(exact, COORDINATE));
  }

  @Override
  public String toString() {
    return "EntitlementTokens[" + keyId + "]";
  }
}

package guitai.local.tokens;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/// Signs a token for any name that is requested: on a laptop anyone may be any customer.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7519">RFC 7519</a>
public record LocalIssuer(KeyPair key) {
  public static final String ISSUER = "https://issuer.guitai.example";
  public static final String AUDIENCE = "guitai";
  public static final String OPERATOR_SCOPE = "guitai/operator";
  public static final Duration LIFE = Duration.ofHours(1);

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  public String issue(String customer, boolean operator, Instant now) {
    var claims =
        Json.object()
            .add("iss", ISSUER)
            .add("aud", AUDIENCE)
            .add("sub", customer)
            .add("iat", now.getEpochSecond())
            .add("nbf", now.getEpochSecond())
            .add("exp", now.plus(LIFE).getEpochSecond())
            .add("jti", UUID.randomUUID().toString());
    if (operator) {
      claims.add("scope", OPERATOR_SCOPE);
    }
    return sign(Json.object().add("alg", "RS256").add("typ", "JWT").build(), claims.build());
  }

  String sign(JsonObject header, JsonObject claims) {
    var text = base64(header) + "." + base64(claims);
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivate());
      signature.update(text.getBytes(US_ASCII));
      return text + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(JsonObject json) {
    return BASE64.encodeToString(json.toString().getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return "LocalIssuer[" + ISSUER + "]";
  }
}

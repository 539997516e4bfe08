package guitai.local.tokens;

import static java.nio.charset.StandardCharsets.US_ASCII;

import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.local.gateway.Authorizer;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/// Accepts the tokens of one issuer for one audience.
///
/// @see <a
///   href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html">API
///   Gateway's JWT authorizer</a>
public record JwtAuthorizer(PublicKey key, String issuer, String audience, InstantSource clock)
    implements Authorizer {
  /// How far two clocks may differ.
  static final Duration SKEW = Duration.ofSeconds(5);

  private static final int TOKEN_LIMIT = 8 * 1024;
  private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

  @Override
  public Optional<JsonObject> claims(String authorization) {
    var token = authorization.replaceFirst("^(?i:bearer) +", "");
    var parts = token.split("\\.", -1);
    if (parts.length != 3 || token.length() > TOKEN_LIMIT) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parse(BASE64.decode(parts[0])))
          .filter(header -> header.getString("alg", "").equals("RS256"))
          .filter(_ -> signed(parts[0] + "." + parts[1], BASE64.decode(parts[2])))
          .map(_ -> Json.parse(BASE64.decode(parts[1])))
          .filter(this::acceptable);
    } catch (IllegalArgumentException | MalformedJson e) {
      return Optional.empty();
    }
  }

  private boolean signed(String text, byte[] bytes) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update(text.getBytes(US_ASCII));
      return signature.verify(bytes);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private boolean acceptable(JsonObject claims) {
    var now = clock.instant();
    return claims.getString("iss", "").equals(issuer)
        && addressed(claims.getOrDefault("aud", JsonValue.NULL))
        && instant(claims, "exp").filter(now.minus(SKEW)::isBefore).isPresent()
        && begun(claims, "nbf", now)
        && begun(claims, "iat", now);
  }

  private boolean addressed(JsonValue value) {
    return switch (value) {
      case JsonString one -> one.getString().equals(audience);
      case JsonArray several -> several.stream().anyMatch(this::addressed);
      default -> false;
    };
  }

  private static boolean begun(JsonObject claims, String name, Instant now) {
    return !claims.containsKey(name)
        || instant(claims, name).filter(at -> !at.isAfter(now.plus(SKEW))).isPresent();
  }

  /// Ignores fractions of a second; empty for a number beyond all instants.
  private static Optional<Instant> instant(JsonObject claims, String name) {
    try {
      return claims.get(name) instanceof JsonNumber number
          ? Optional.of(Instant.ofEpochSecond(number.longValue()))
          : Optional.empty();
    } catch (java.time.DateTimeException e) {
      return Optional.empty();
    }
  }
}

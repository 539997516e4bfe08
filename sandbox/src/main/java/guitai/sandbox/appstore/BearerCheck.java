package guitai.sandbox.appstore;

import guitai.json.Json;
import guitai.json.MalformedJson;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/// Checks that a call's token is signed by the merchant's key, names this app and is valid now. As
/// at the App Store, a token that is issued in the future is refused.
record BearerCheck(Merchant merchant, InstantSource real) {
  private static final String SCHEME = "Bearer ";
  private static final long LIFE_SECONDS = 3600;
  private static final int LIMIT = 4096;

  boolean admits(Optional<String> authorization) {
    return authorization
        .filter(header -> header.startsWith(SCHEME) && header.length() <= LIMIT)
        .filter(header -> good(header.substring(SCHEME.length())))
        .isPresent();
  }

  private boolean good(String token) {
    var parts = token.split("\\.", -1);
    try {
      return parts.length == 3
          && header(json(parts[0]))
          && claims(json(parts[1]))
          && signed(parts[0] + "." + parts[1], Base64.getUrlDecoder().decode(parts[2]));
    } catch (IllegalArgumentException | MalformedJson | GeneralSecurityException _) {
      return false;
    }
  }

  private static JsonObject json(String part) {
    return Json.parse(Base64.getUrlDecoder().decode(part));
  }

  private boolean header(JsonObject header) {
    return header.getString("alg", "").equals("ES256")
        && header.getString("kid", "").equals(merchant.keyId());
  }

  private boolean claims(JsonObject claims) {
    long now = real.instant().getEpochSecond();
    long end = number(claims, "exp").orElse(0L);
    long begin = number(claims, "iat").orElse(now);
    return claims.getString("iss", "").equals(merchant.issuerId())
        && claims.getString("aud", "").equals("appstoreconnect-v1")
        && claims.getString("bid", "").equals(Merchant.BUNDLE)
        && end > now
        && begin <= now
        && end - begin <= LIFE_SECONDS;
  }

  private static Optional<Long> number(JsonObject claims, String name) {
    return claims.get(name) instanceof JsonNumber number
        ? Optional.of(number.longValue())
        : Optional.empty();
  }

  private boolean signed(String text, byte[] raw) throws GeneralSecurityException {
    var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(merchant.apiKey());
    signature.update(text.getBytes(StandardCharsets.US_ASCII));
    return raw.length == 64 && signature.verify(raw);
  }
}

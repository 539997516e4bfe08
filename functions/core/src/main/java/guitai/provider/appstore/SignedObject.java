package guitai.provider.appstore;

import guitai.json.Field;
import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.provider.Forged;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// An object signed by the App Store: a compact JWS with ES256 whose header contains its
/// certificates. The signature is r and s in 32 bytes each, never DER.
///
/// @see <a
///   href="https://developer.apple.com/documentation/appstoreservernotifications/jwsdecodedheader">header</a>
final class SignedObject {
  /// The length of one object, nested ones included, in characters.
  static final int LIMIT = 64 * 1024;

  /// How much the App Store's clock and ours may differ.
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final String ALGORITHM = "ES256";
  private static final int SIGNATURE_BYTES = 64;
  private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

  private SignedObject() {}

  /// The verified content.
  ///
  /// @param dateField the name of the field with the signature date
  /// @param now the date at which the certificates must be valid where there is no such field
  static JsonObject content(String compact, String dateField, Chains chains, Instant now)
      throws Forged {
    var parts = parts(compact);
    var header = json(parts[0]);
    var content = json(parts[1]);
    var x5c = x5c(header);
    var signedAt = Field.millis(content, dateField);
    if (signedAt.isPresent() && signedAt.get().isAfter(now.plus(SKEW))) {
      throw VerificationFailure.FUTURE.forged();
    }
    var signer = chains.signer(x5c, signedAt.orElse(now));
    if (!ALGORITHM.equals(header.getString("alg", "")) || header.containsKey("crit")) {
      throw VerificationFailure.SIGNATURE.forged();
    }
    verify(signer.key(), parts[0] + "." + parts[1], base64(parts[2]));
    chains.revocation().requireNone(signer.path());
    return content;
  }

  private static String[] parts(String compact) throws Forged {
    var parts = compact.length() > LIMIT ? new String[0] : compact.split("\\.", -1);
    if (parts.length != 3) {
      throw VerificationFailure.SIGNATURE.forged();
    }
    return parts;
  }

  private static List<String> x5c(JsonObject header) throws Forged {
    if (!(header.get("x5c") instanceof JsonArray array)) {
      throw VerificationFailure.SIGNATURE.forged();
    }
    var texts =
        array.stream()
            .map(value ->
                value instanceof JsonString text
                    ? Optional.of(text.getString())
                    : Optional.<String>empty())
            .flatMap(Optional::stream)
            .toList();
    if (texts.size() != array.size()) {
      throw VerificationFailure.CERTIFICATE.forged();
    }
    return texts;
  }

  private static void verify(PublicKey key, String text, byte[] raw) throws Forged {
    try {
      var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initVerify(key);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      if (raw.length != SIGNATURE_BYTES || !signature.verify(raw)) {
        throw VerificationFailure.SIGNATURE.forged();
      }
    } catch (GeneralSecurityException _) {
      throw VerificationFailure.SIGNATURE.forged();
    }
  }

  private static JsonObject json(String part) throws Forged {
    try {
      return Json.parse(base64(part));
    } catch (MalformedJson _) {
      throw VerificationFailure.SIGNATURE.forged();
    }
  }

  private static byte[] base64(String part) throws Forged {
    try {
      return BASE64.decode(part);
    } catch (IllegalArgumentException _) {
      throw VerificationFailure.SIGNATURE.forged();
    }
  }
}

package guitai.keys;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/// Signs compact JWS with ES256: a key on P-256, r and s in 32 bytes each.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-3.4">RFC 7518</a>
public final class Es256 {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private Es256() {}

  /// @param header whose `alg` is `ES256`
  public static String compact(JsonObject header, JsonObject content, PrivateKey key) {
    var text = base64(header) + "." + base64(content);
    return text + "." + BASE64.encodeToString(signature(text, key));
  }

  private static byte[] signature(String text, PrivateKey key) {
    try {
      var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(JsonObject json) {
    return BASE64.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
  }
}

package guitai.provider.alipay;

import guitai.json.Field;
import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.keys.Pem;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;

/// The keys that we trust as Alipay's: the public keys it signs with, in either mode. Notifications
/// name no certificate, and a renewed certificate has the same key, so we trust keys and not
/// certificates; an answer under an unlisted certificate counts if its key is listed. More than one
/// key is listed only while Alipay changes its key (密钥轮换).
public record AlipayKeys(List<PublicKey> keys) {
  private static final int KEY_BITS = 2048;
  private static final int LIMIT = 4;

  public AlipayKeys {
    keys = List.copyOf(keys);
    if (keys.isEmpty() || keys.size() > LIMIT) {
      throw new IllegalArgumentException("from one to four keys of Alipay's are trusted");
    }
    for (var key : keys) {
      if (!(key instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() < KEY_BITS) {
        throw new IllegalArgumentException("a trusted key is RSA of at least 2048 bits");
      }
    }
  }

  /// Reads `{"publicKey":"<PEM>"}` (Alipay's, not the app's), or in certificate mode
  /// `{"certificates":["<PEM>"]}` (`alipayCertPublicKey_RSA2.crt`, of which the first counts).
  public static AlipayKeys parse(String document) {
    var json = Json.parse(document);
    var keys = new ArrayList<PublicKey>();
    Field.text(json, "publicKey").ifPresent(pem -> keys.add(Pem.publicKey("RSA", pem)));
    certificates(json).forEach(pem -> keys.add(Pem.certificate(pem).getPublicKey()));
    return new AlipayKeys(keys);
  }

  private static List<String> certificates(JsonObject json) {
    if (!json.containsKey("certificates")) {
      return List.of();
    }
    try {
      return json.getJsonArray("certificates").getValuesAs(JsonString::getString);
    } catch (ClassCastException e) {
      throw new MalformedJson("'certificates' is no list of texts", e);
    }
  }

  /// Whether a trusted key made this signature of the message.
  boolean signed(byte[] message, byte[] signature) {
    return keys.stream().anyMatch(key -> holds(key, message, signature));
  }

  private static boolean holds(PublicKey key, byte[] message, byte[] signature) {
    try {
      guitai.keys.Sha256Rsa.verify(key, message, signature);
      return true;
    } catch (SignatureException e) {
      return false;
    }
  }
}

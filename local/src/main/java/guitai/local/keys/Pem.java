package guitai.local.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// Keys as text: PKCS#8 and SubjectPublicKeyInfo.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
public final class Pem {
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private Pem() {}

  public static String of(PrivateKey key) {
    return text(PRIVATE, key.getEncoded());
  }

  public static String of(PublicKey key) {
    return text(PUBLIC, key.getEncoded());
  }

  public static PrivateKey privateKey(String algorithm, String pem)
      throws GeneralSecurityException {
    var spec = new PKCS8EncodedKeySpec(bytes(PRIVATE, pem));
    return KeyFactory.getInstance(algorithm).generatePrivate(spec);
  }

  public static PublicKey publicKey(String algorithm, String pem) throws GeneralSecurityException {
    var spec = new X509EncodedKeySpec(bytes(PUBLIC, pem));
    return KeyFactory.getInstance(algorithm).generatePublic(spec);
  }

  private static String text(String label, byte[] bytes) {
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
        .formatted(label, LINES.encodeToString(bytes))
        .replace("\r\n", "\n");
  }

  private static byte[] bytes(String label, String pem) {
    var body =
        pem.replace("-----BEGIN " + label + "-----", "").replace("-----END " + label + "-----", "");
    return Base64.getMimeDecoder().decode(body);
  }
}

package guitai.sandbox.keys;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;

/// Writes what [guitai.keys.Pem] reads: keys in PKCS#8 and SubjectPublicKeyInfo, certificates.
public final class PemText {
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private PemText() {}

  public static String of(PrivateKey key) {
    return text("PRIVATE KEY", key.getEncoded());
  }

  public static String of(PublicKey key) {
    return text("PUBLIC KEY", key.getEncoded());
  }

  /// @param der a certificate in its distinguished encoding
  public static String certificate(byte[] der) {
    return text("CERTIFICATE", der);
  }

  private static String text(String label, byte[] bytes) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + LINES.encodeToString(bytes)
        + "\n-----END "
        + label
        + "-----\n";
  }
}

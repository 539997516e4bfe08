package guitai.keys;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// Reads PEM. An exception names the problem and never contains the text.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
public final class Pem {
  private Pem() {}

  /// A private key in PKCS#8.
  ///
  /// @param algorithm `RSA` or `EC`
  public static PrivateKey privateKey(String algorithm, String pem) {
    try {
      return KeyFactory.getInstance(algorithm)
          .generatePrivate(new PKCS8EncodedKeySpec(content(pem, "PRIVATE KEY")));
    } catch (GeneralSecurityException _) {
      throw new IllegalArgumentException("not an " + algorithm + " private key in PKCS#8");
    }
  }

  /// A public key in SubjectPublicKeyInfo.
  public static PublicKey publicKey(String algorithm, String pem) {
    try {
      return KeyFactory.getInstance(algorithm)
          .generatePublic(new X509EncodedKeySpec(content(pem, "PUBLIC KEY")));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an " + algorithm + " public key", e);
    }
  }

  public static X509Certificate certificate(String pem) {
    try {
      var bytes = new ByteArrayInputStream(content(pem, "CERTIFICATE"));
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an X.509 certificate", e);
    }
  }

  private static byte[] content(String pem, String type) {
    var begin = "-----BEGIN " + type + "-----";
    int from = pem.indexOf(begin);
    int to = pem.indexOf("-----END " + type + "-----");
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no PEM of a " + type);
    }
    return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
  }
}

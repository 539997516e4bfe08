package guitai.sandbox.apple;

import guitai.keys.Pem;
import guitai.sandbox.keys.CertificateAuthority;
import guitai.sandbox.keys.PemText;
import guitai.sandbox.simulator.KeyTexts;
import guitai.sandbox.simulator.Randomness;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// The root above all certificates of Apple on this machine: `root-key.pem` and
/// `root-certificate.pem` in `keys/apple`.
///
/// @param root the root that the store trusts instead of Apple's
public record AppleAuthority(X509Certificate root, CertificateAuthority authority) {
  private static final String NAME = "CN=Simulated Apple Root CA,O=Guitai simulator,C=CN";
  private static final String KEY = "root-key.pem";
  private static final String CERTIFICATE = "root-certificate.pem";
  private static final Randomness RANDOM = Randomness.ofMachine();

  /// Generated on first use.
  public static AppleAuthority at(Path home) {
    var files = KeyTexts.at(home, "apple", AppleAuthority::generate);
    var key = Pem.privateKey("EC", files.text(KEY));
    var root = Pem.certificate(files.text(CERTIFICATE));
    return new AppleAuthority(root, new CertificateAuthority(root.getSubjectX500Principal(), key));
  }

  private static Map<String, String> generate() {
    var pair = p256();
    return Map.of(
        KEY,
        PemText.of(pair.getPrivate()),
        CERTIFICATE,
        CertificateAuthority.selfSigned(pair, NAME, serial(), since()));
  }

  /// A day ago: certificates are then valid for a stale signature too, and only its age is wrong.
  static Instant since() {
    return Instant.now().minus(Duration.ofDays(1));
  }

  static KeyPair p256() {
    return pair("EC", 256);
  }

  static KeyPair pair(String algorithm, int bits) {
    return pair(algorithm, bits, RANDOM);
  }

  static KeyPair pair(String algorithm, int bits, Randomness random) {
    try {
      var generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits, random.source());
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static BigInteger serial() {
    return new BigInteger(63, RANDOM.source()).setBit(62);
  }
}

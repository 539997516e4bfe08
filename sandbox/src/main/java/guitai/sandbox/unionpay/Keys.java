package guitai.sandbox.unionpay;

import guitai.sandbox.keys.CertificateAuthority;
import guitai.sandbox.keys.PemText;
import guitai.sandbox.simulator.KeyTexts;
import guitai.sandbox.simulator.Randomness;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// A root, an issuer below it, and the certificates of the issuer: the merchant's, and UnionPay's
/// with the name that the real one has. Beside them an expired certificate of UnionPay, and one of
/// the same name under a foreign root.
final class Keys {
  private static final Randomness RANDOM = Randomness.ofMachine();

  /// The same on every machine: it is no secret, and settings name it.
  private static final String MERCHANT = "777000000000001";

  private static final String UNION_PAY =
      "CN=041@8310000000083040@中国银联股份有限公司@0009%04d,O=Guitai simulator,C=CN";

  private static final String ROOT = "CN=Simulated CS CA,C=CN";
  private static final String ISSUER = "CN=Simulated OCA1,C=CN";

  /// Longer ago than a certificate is valid.
  private static final Duration ENDED = Duration.ofDays(11 * 365L);

  private Keys() {}

  /// The files of `keys/union-pay` by name, generated if they are missing.
  static KeyTexts at(Path home) {
    return KeyTexts.at(home, "union-pay", Keys::generate);
  }

  static Map<String, String> generate() {
    var files = new TreeMap<String, String>();
    files.put("merchant-id.txt", MERCHANT);
    var now = Instant.now();
    var issuer = issuer(files, "", now);
    certified(files, issuer, "merchant", "CN=041@Z1@" + MERCHANT + ":SIGN@00000001,C=CN", now);
    certified(files, issuer, "signer", UNION_PAY.formatted(1), now);
    certified(files, issuer, "old-signer", UNION_PAY.formatted(0), now.minus(ENDED));
    var strange = issuer(files, "strange-", now);
    certified(files, strange, "strange-signer", UNION_PAY.formatted(1), now);
    return files;
  }

  private static CertificateAuthority issuer(
      Map<String, String> files, String prefix, Instant now) {
    var root = pair();
    var authority = CertificateAuthority.of(root, ROOT);
    files.put(prefix + "root-key.pem", PemText.of(root.getPrivate()));
    files.put(
        prefix + "root-certificate.pem",
        authority.authority(root.getPublic(), ROOT, serial(), now));
    var below = pair();
    files.put(prefix + "issuer-key.pem", PemText.of(below.getPrivate()));
    files.put(
        prefix + "issuer-certificate.pem",
        authority.authority(below.getPublic(), ISSUER, serial(), now));
    return CertificateAuthority.of(below, ISSUER);
  }

  private static void certified(
      Map<String, String> files, CertificateAuthority by, String file, String name, Instant from) {
    var pair = pair();
    files.put(file + "-key.pem", PemText.of(pair.getPrivate()));
    files.put(file + "-certificate.pem", by.certify(pair.getPublic(), name, serial(), from));
  }

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048, RANDOM.source());
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BigInteger serial() {
    return new BigInteger(39, RANDOM.source()).setBit(39);
  }
}

package guitai.sandbox.alipay;

import guitai.sandbox.keys.CertificateAuthority;
import guitai.sandbox.keys.PemText;
import guitai.sandbox.simulator.KeyTexts;
import guitai.sandbox.simulator.Randomness;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// The keys, certificates and numbers of a new app, generated once.
final class Keys {
  private static final Randomness RANDOM = Randomness.ofMachine();
  private static final int SERIAL_BITS = 120;

  /// The same on every machine: they are no secrets, and settings name them.
  private static final String APP = "2021000000000001";

  private static final String SELLER = "2088000000000001";
  private static final String ROOT = "CN=Simulated Root Authority R%d,O=Alipay simulator,C=CN";
  private static final String AUTHORITY =
      "CN=Simulated Certification Authority Class 2 R1,OU=Certification Authority,O=Alipay"
          + " simulator,C=CN";
  private static final String ALIPAY = "CN=Alipay simulator (RSA2),O=Alipay simulator,C=CN";
  private static final String MERCHANT = "CN=2088000000000001-2021000000000001,O=Guitai,C=CN";

  private Keys() {}

  /// The files of `keys/alipay` by name, generated if they are missing.
  static KeyTexts at(Path home) {
    return KeyTexts.at(home, "alipay", Keys::generate);
  }

  static Map<String, String> generate() {
    var files = new TreeMap<String, String>();
    files.put("app-id.txt", APP);
    files.put("seller-id.txt", SELLER);
    files.put("ticket-secret.txt", RANDOM.word(32));
    try {
      certified(files, pair(files, "app"), pair(files, "alipay"));
      var former = pair();
      files.put("former-alipay-key.pem", PemText.of(former.getPrivate()));
      files.put("former-alipay-public-key.pem", PemText.of(former.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return files;
  }

  /// Two root certificates, an authority below the first one, and below that the app's certificate
  /// and Alipay's two: the one in use, and its successor with the same key.
  private static void certified(Map<String, String> files, KeyPair app, KeyPair alipay)
      throws GeneralSecurityException {
    var now = Instant.now();
    var rootKeys = pair();
    var authorityKeys = pair();
    var root = CertificateAuthority.of(rootKeys, ROOT.formatted(1));
    var authority = CertificateAuthority.of(authorityKeys, AUTHORITY);
    var middle = root.authority(authorityKeys.getPublic(), AUTHORITY, serial(), now);
    files.put(
        "root-certificate.pem",
        CertificateAuthority.selfSigned(rootKeys, ROOT.formatted(1), serial(), now)
            + CertificateAuthority.selfSigned(pair(), ROOT.formatted(2), serial(), now));
    files.put("app-certificate.pem", authority.certify(app.getPublic(), MERCHANT, serial(), now));
    for (var file : new String[] {"alipay-certificate.pem", "next-alipay-certificate.pem"}) {
      files.put(file, authority.certify(alipay.getPublic(), ALIPAY, serial(), now) + middle);
    }
  }

  private static KeyPair pair(Map<String, String> files, String name)
      throws GeneralSecurityException {
    var keys = pair();
    files.put(name + "-key.pem", PemText.of(keys.getPrivate()));
    files.put(name + "-public-key.pem", PemText.of(keys.getPublic()));
    return keys;
  }

  private static KeyPair pair() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048, RANDOM.source());
    return generator.generateKeyPair();
  }

  /// Longer than any `long`, as the provider's serial numbers are.
  private static BigInteger serial() {
    return new BigInteger(SERIAL_BITS, RANDOM.source()).setBit(SERIAL_BITS);
  }
}

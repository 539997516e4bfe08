package guitai.sandbox.appstore;

import guitai.keys.Pem;
import guitai.sandbox.apple.AppleAuthority;
import guitai.sandbox.keys.CertificateAuthority;
import guitai.sandbox.keys.CertificateAuthority.Mark;
import guitai.sandbox.keys.PemText;
import guitai.sandbox.simulator.KeyTexts;
import guitai.sandbox.simulator.Randomness;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The App Store's signing keys below the root of this machine, with the marker extensions of the
/// real certificates; keys of forgers; and the merchant's key for the API.
record Keys(Path home, KeyTexts texts) {
  private static final Mark INTERMEDIATE = Mark.of("1.2.840.113635.100.6.2.1");
  private static final Mark LEAF = Mark.of("1.2.840.113635.100.6.11.1");
  private static final String BELOW =
      "CN=Simulated Apple Worldwide Developer Relations CA,O=Guitai simulator,C=CN";
  private static final String SIGNING =
      "CN=Simulated App Store Receipt Signing,O=Guitai simulator,C=CN";
  private static final Randomness RANDOM = Randomness.ofMachine();

  /// The files of `keys/app-store` by name, generated if they are missing.
  static Keys at(Path home) {
    var apple = AppleAuthority.at(home);
    return new Keys(home, KeyTexts.at(home, "app-store", () -> generate(apple)));
  }

  private static Map<String, String> generate(AppleAuthority apple) {
    var files = new TreeMap<String, String>();
    var now = Instant.now();
    var below = issuer(files, "", apple.authority(), now);
    leaf(files, "leaf", below, now, LEAF);
    leaf(files, "unmarked", below, now);
    var root = pair();
    var name = apple.root().getSubjectX500Principal().getName();
    files.put(
        "strange-root-certificate.pem", CertificateAuthority.selfSigned(root, name, serial(), now));
    var strange = issuer(files, "strange-", CertificateAuthority.of(root, name), now);
    leaf(files, "strange-leaf", strange, now, LEAF);
    var xcode = pair();
    files.put("xcode-key.pem", PemText.of(xcode.getPrivate()));
    files.put(
        "xcode-certificate.pem",
        CertificateAuthority.selfSigned(xcode, "CN=StoreKit Testing in Xcode", serial(), now));
    var api = pair();
    files.put("api-key.pem", PemText.of(api.getPrivate()));
    files.put("api-key-public.pem", PemText.of(api.getPublic()));
    files.put("issuer-id.txt", RANDOM.uuid());
    files.put("key-id.txt", "G" + RANDOM.digits(9));
    return files;
  }

  private static CertificateAuthority issuer(
      Map<String, String> files, String prefix, CertificateAuthority above, Instant now) {
    var pair = pair();
    files.put(prefix + "intermediate-key.pem", PemText.of(pair.getPrivate()));
    files.put(
        prefix + "intermediate-certificate.pem",
        above.authority(pair.getPublic(), BELOW, serial(), now, INTERMEDIATE));
    return CertificateAuthority.of(pair, BELOW);
  }

  private static void leaf(
      Map<String, String> files, String name, CertificateAuthority by, Instant now, Mark... marks) {
    var pair = pair();
    files.put(name + "-key.pem", PemText.of(pair.getPrivate()));
    files.put(
        name + "-certificate.pem", by.certify(pair.getPublic(), SIGNING, serial(), now, marks));
  }

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256, RANDOM.source());
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BigInteger serial() {
    return new BigInteger(63, RANDOM.source()).setBit(62);
  }

  String text(String name) {
    return texts.text(name);
  }

  PrivateKey key(String name) {
    return Pem.privateKey("EC", text(name + "-key.pem"));
  }

  PublicKey apiKey() {
    return Pem.publicKey("EC", text("api-key-public.pem"));
  }

  X509Certificate certificate(String name) {
    return Pem.certificate(text(name + "-certificate.pem"));
  }

  /// The issuers that OCSP answers for.
  List<Issuer> issuers() {
    var apple = AppleAuthority.at(home);
    return List.of(
        new Issuer(apple.root(), apple.authority().key(), serials("intermediate")),
        new Issuer(certificate("intermediate"), key("intermediate"), serials("leaf", "unmarked")));
  }

  private Set<BigInteger> serials(String... names) {
    return Stream.of(names)
        .map(name -> certificate(name).getSerialNumber())
        .collect(Collectors.toSet());
  }

  X509Certificate root() {
    return AppleAuthority.at(home).root();
  }
}

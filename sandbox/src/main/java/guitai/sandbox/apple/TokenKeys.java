package guitai.sandbox.apple;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.keys.Pem;
import guitai.sandbox.keys.CertificateAuthority;
import guitai.sandbox.keys.CertificateAuthority.Mark;
import guitai.sandbox.keys.Der;
import guitai.sandbox.keys.PemText;
import guitai.sandbox.simulator.KeyTexts;
import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// The keys of Apple Pay, in `keys/apple-pay`: Apple's signing keys for tokens, and the merchant's
/// payment processing keys, one for each of the two schemes.
record TokenKeys(KeyTexts texts) {
  /// The same on every machine: it is no secret, and settings name it.
  static final String MERCHANT = "merchant.com.example.guitai";

  private static final String NAME = "apple-pay";
  private static final String TOKEN_SIGNER = "1.2.840.113635.100.6.29";
  private static final String TOKEN_AUTHORITY = "1.2.840.113635.100.6.2.14";
  private static final String MERCHANT_DIGEST = "1.2.840.113635.100.6.32";
  private static final String AUTHORITY =
      "CN=Simulated Apple Application Integration CA,O=Guitai simulator,C=CN";
  private static final String SIGNER = "CN=simulated-smp-broker-sign,O=Guitai simulator,C=CN";

  static TokenKeys at(Path home) {
    return new TokenKeys(
        KeyTexts.at(home, NAME, () -> generate(AppleAuthority.at(home).authority())));
  }

  /// Under a root that no client trusts.
  static TokenKeys strange(TokenKeys familiar) {
    var root = AppleAuthority.p256();
    var files = new TreeMap<>(familiar.texts().files());
    var strange = generate(CertificateAuthority.of(root, "CN=Strange Root CA,C=CN"));
    strange.forEach((name, text) -> {
      if (!name.startsWith("merchant-")) {
        files.put(name, text);
      }
    });
    return new TokenKeys(new KeyTexts(NAME, files));
  }

  private static Map<String, String> generate(CertificateAuthority apple) {
    var files = new TreeMap<String, String>();
    var since = AppleAuthority.since();
    var below = AppleAuthority.p256();
    put(
        files,
        "authority",
        below,
        apple.authority(
            below.getPublic(),
            AUTHORITY,
            AppleAuthority.serial(),
            since,
            Mark.of(TOKEN_AUTHORITY)));
    var authority = CertificateAuthority.of(below, AUTHORITY);
    for (var scheme : Scheme.values()) {
      var name = scheme.file();
      certify(files, authority, "signer-" + name, scheme.pair(), SIGNER, Mark.of(TOKEN_SIGNER));
      certify(files, authority, "unmarked-" + name, scheme.pair(), SIGNER);
      certify(files, authority, "merchant-" + name, scheme.pair(), "CN=" + MERCHANT, merchant());
    }
    return files;
  }

  private static Mark merchant() {
    var digest = HexFormat.of().formatHex(sha256(MERCHANT.getBytes(StandardCharsets.UTF_8)));
    return new Mark(MERCHANT_DIGEST, Bytes.of(Der.utf8(digest)));
  }

  private static void certify(
      Map<String, String> files,
      CertificateAuthority by,
      String file,
      KeyPair pair,
      String name,
      Mark... marks) {
    var serial = AppleAuthority.serial();
    put(
        files,
        file,
        pair,
        by.certify(pair.getPublic(), name, serial, AppleAuthority.since(), marks));
  }

  private static void put(
      Map<String, String> files, String name, KeyPair pair, String certificate) {
    files.put(name + "-key.pem", PemText.of(pair.getPrivate()));
    files.put(name + "-certificate.pem", certificate);
  }

  X509Certificate authority() {
    return certificate("authority");
  }

  /// @param name of the key's files
  CmsSigner signer(String name) {
    var certificate = certificate(name);
    var algorithm = certificate.getPublicKey().getAlgorithm();
    return new CmsSigner(
        certificate, authority(), Pem.privateKey(algorithm, text(name + "-key.pem")));
  }

  PublicKey merchant(Scheme scheme) {
    return certificate("merchant-" + scheme.file()).getPublicKey();
  }

  /// The secret that decrypts tokens, as Apple would issue it to the merchant.
  JsonArray merchantKeys() {
    var keys = Json.array();
    for (var scheme : Scheme.values()) {
      keys.add(merchantKey("merchant-" + scheme.file()));
    }
    return keys.build();
  }

  private JsonObjectBuilder merchantKey(String name) {
    return Json.object()
        .add("certificate", text(name + "-certificate.pem"))
        .add("privateKey", text(name + "-key.pem"));
  }

  private X509Certificate certificate(String name) {
    return Pem.certificate(text(name + "-certificate.pem"));
  }

  private String text(String name) {
    return texts.text(name);
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "TokenKeys[]";
  }
}

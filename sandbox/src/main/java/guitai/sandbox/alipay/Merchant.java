package guitai.sandbox.alipay;

import guitai.json.Json;
import guitai.keys.Pem;
import guitai.sandbox.simulator.KeyTexts;
import guitai.sandbox.simulator.PassiveSimulator;
import guitai.sandbox.simulator.SimulatedAccount;
import guitai.sandbox.simulator.SimulatorOpening;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.security.PublicKey;

/// The one app that the simulator knows, and the keys that the simulator signs with.
///
/// @param key verifies the app's requests
/// @param former a key that is no longer in use
record Merchant(
    String app,
    String seller,
    PublicKey key,
    Signer alipay,
    Signer former,
    Certificates certificates,
    String ticketSecret,
    JsonObject credentials)
    implements SimulatedAccount {
  /// The certificate serial numbers of certificate mode.
  ///
  /// @param app the number of the app's certificate
  /// @param roots the numbers of the root certificates
  /// @param next the successor of the certificate in use
  record Certificates(String app, String roots, Certificate now, Certificate next) {}

  record Certificate(String number, String pem) {
    static Certificate of(String pem) {
      return new Certificate(CertificateNumber.of(pem), pem);
    }
  }

  static Merchant at(Path home) {
    return Keys.at(home).parsed(Merchant::of);
  }

  @Override
  public PassiveSimulator open(SimulatorOpening opening) {
    return AlipayOpening.of(this, opening);
  }

  private static Merchant of(KeyTexts files) {
    return new Merchant(
        files.text("app-id.txt"),
        files.text("seller-id.txt"),
        Pem.publicKey("RSA", files.text("app-public-key.pem")),
        signer(files, "alipay-key.pem"),
        signer(files, "former-alipay-key.pem"),
        certificates(files),
        files.text("ticket-secret.txt"),
        credentials(files));
  }

  private static Signer signer(KeyTexts files, String file) {
    return new Signer(Pem.privateKey("RSA", files.text(file)));
  }

  private static Certificates certificates(KeyTexts files) {
    return new Certificates(
        CertificateNumber.of(files.text("app-certificate.pem")),
        CertificateNumber.ofRoots(files.text("root-certificate.pem")),
        Certificate.of(files.text("alipay-certificate.pem")),
        Certificate.of(files.text("next-alipay-certificate.pem")));
  }

  private static JsonObject credentials(KeyTexts files) {
    return Json.object()
        .add("appId", files.text("app-id.txt"))
        .add("sellerId", files.text("seller-id.txt"))
        .add("appPrivateKey", files.text("app-key.pem"))
        .add("appPublicKey", files.text("app-public-key.pem"))
        .add("alipayPublicKey", files.text("alipay-public-key.pem"))
        .add("appCertificate", files.text("app-certificate.pem"))
        .add("alipayCertificate", files.text("alipay-certificate.pem"))
        .add("alipayRootCertificate", files.text("root-certificate.pem"))
        .build();
  }
}

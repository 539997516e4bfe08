package guitai.sandbox.alipay;

import guitai.json.Json;
import guitai.keys.Pem;
import guitai.sandbox.simulator.KeyTexts;
import guitai.sandbox.simulator.KnownAccounts;
import guitai.sandbox.simulator.PassiveSimulator;
import guitai.sandbox.simulator.SimulatedAccount;
import guitai.sandbox.simulator.SimulatorOpening;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/// The one app that the simulator knows, and the keys that the simulator signs with.
///
/// @param key verifies the app's requests
/// @param former a key that is no longer in use
record Merchant(
    Apps apps,
    PublicKey key,
    Signer alipay,
    Signer former,
    Certificates certificates,
    String ticketSecret,
    JsonObject credentials)
    implements SimulatedAccount {
  /// @param app today's, which is paid to
  /// @param seller the merchant
  /// @param earlier the apps that the merchant had before, as seller/app; their keys are the same
  record Apps(String app, String seller, List<String> earlier) {
    Apps {
      earlier = List.copyOf(earlier);
    }
  }

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
    return Keys.at(home).parsed(files -> of(files, home));
  }

  @Override
  public PassiveSimulator open(SimulatorOpening opening) {
    return AlipayOpening.of(this, opening);
  }

  private static Merchant of(KeyTexts files, Path home) {
    var today = files.text("seller-id.txt") + "/" + files.text("app-id.txt");
    var earlier = KnownAccounts.former(home, "alipay", List.of(today));
    return new Merchant(
        new Apps(files.text("app-id.txt"), files.text("seller-id.txt"), earlier),
        Pem.publicKey("RSA", files.text("app-public-key.pem")),
        signer(files, "alipay-key.pem"),
        signer(files, "former-alipay-key.pem"),
        certificates(files),
        files.text("ticket-secret.txt"),
        credentials(files, earlier));
  }

  String app() {
    return apps.app();
  }

  String seller() {
    return apps.seller();
  }

  /// The seller that is paid by an admitted call.
  String seller(Call call) {
    return call.parameter("app_id").flatMap(this::seller).orElse(seller());
  }

  /// The seller that an app belongs to; empty if the app isn't the merchant's.
  Optional<String> seller(String ofApp) {
    return ofApp.equals(app())
        ? Optional.of(seller())
        : apps.earlier().stream()
            .filter(entry -> entry.endsWith("/" + ofApp))
            .map(KnownAccounts::merchant)
            .findFirst();
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

  private static JsonObject credentials(KeyTexts files, List<String> earlier) {
    var json = Json.object();
    if (!earlier.isEmpty()) {
      json.add("former", KnownAccounts.json(earlier));
    }
    return json.add("appId", files.text("app-id.txt"))
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

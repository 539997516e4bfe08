package guitai.sandbox.unionpay;

import guitai.json.Json;
import guitai.keys.Pem;
import guitai.sandbox.simulator.KeyTexts;
import guitai.sandbox.simulator.KnownAccounts;
import guitai.sandbox.simulator.PassiveSimulator;
import guitai.sandbox.simulator.SimulatedAccount;
import guitai.sandbox.simulator.SimulatorOpening;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/// The one merchant the simulator knows, and the keys the simulator signs with.
///
/// @param former the numbers that it had before; its keys are the same
/// @param old the signer whose certificate is expired
/// @param strange a signer of UnionPay's name under a foreign root
record Merchant(
    String id,
    List<String> former,
    X509Certificate certificate,
    Signer signer,
    Signer old,
    Signer strange,
    JsonObject credentials)
    implements SimulatedAccount {
  static Merchant at(Path home) {
    return Keys.at(home).parsed(files -> of(files, home));
  }

  @Override
  public PassiveSimulator open(SimulatorOpening opening) {
    return UnionPayOpening.of(this, opening);
  }

  private static Merchant of(KeyTexts files, Path home) {
    var former = KnownAccounts.former(home, "union-pay", List.of(files.text("merchant-id.txt")));
    return new Merchant(
        files.text("merchant-id.txt"),
        former,
        Pem.certificate(files.text("merchant-certificate.pem")),
        signer(files, "signer"),
        signer(files, "old-signer"),
        signer(files, "strange-signer"),
        credentials(files, former));
  }

  /// Whether the number is the merchant's, today's or a former one.
  boolean has(String merId) {
    return merId.equals(id) || former.contains(merId);
  }

  private static Signer signer(KeyTexts files, String name) {
    var key = Pem.privateKey("RSA", files.text(name + "-key.pem"));
    return Signer.of(files.text(name + "-certificate.pem"), key);
  }

  private static JsonObject credentials(KeyTexts files, List<String> former) {
    var json = Json.object();
    if (!former.isEmpty()) {
      json.add("former", KnownAccounts.json(former));
    }
    return json.add("merId", files.text("merchant-id.txt"))
        .add("certificate", files.text("merchant-certificate.pem"))
        .add("privateKey", files.text("merchant-key.pem"))
        .add("rootCertificate", files.text("root-certificate.pem"))
        .add("issuerCertificate", files.text("issuer-certificate.pem"))
        .build();
  }

  /// Whether the merchant signed it, by the only signature method that this simulator accepts.
  boolean signed(Message message) {
    try {
      var verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(certificate);
      verifier.update(message.digest());
      return message.text("version").equals("5.1.0")
          && message.text("signMethod").equals("01")
          && message.text("certId").equals(certificate.getSerialNumber().toString())
          && verifier.verify(Base64.getDecoder().decode(message.text("signature")));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}

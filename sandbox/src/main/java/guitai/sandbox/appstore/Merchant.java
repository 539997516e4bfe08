package guitai.sandbox.appstore;

import guitai.json.Json;
import guitai.sandbox.keys.PemText;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;

/// The one developer that the simulator knows, with one app.
///
/// @param apiKey the public key of the bearer tokens
record Merchant(
    String issuerId,
    String keyId,
    PublicKey apiKey,
    NotificationSigner signer,
    JsonObject credentials) {
  static final String BUNDLE = "com.example.guitai";
  static final long APP = 1_234_567_890L;

  static Merchant at(Path home, StoreEnvironment environment) {
    var keys = Keys.at(home);
    try {
      return new Merchant(
          keys.text("issuer-id.txt"),
          keys.text("key-id.txt"),
          keys.apiKey(),
          NotificationSigner.of(keys, environment),
          credentials(keys, environment));
    } catch (IllegalArgumentException | CertificateEncodingException e) {
      throw new IllegalStateException("a key in keys/app-store is damaged", e);
    }
  }

  private static JsonObject credentials(Keys keys, StoreEnvironment environment)
      throws CertificateEncodingException {
    return Json.object()
        .add("bundleId", BUNDLE)
        .add("appAppleId", APP)
        .add("environment", environment.environment())
        .add("issuerId", keys.text("issuer-id.txt"))
        .add("keyId", keys.text("key-id.txt"))
        .add("privateKey", keys.text("api-key.pem"))
        .add("rootCertificate", PemText.certificate(keys.root().getEncoded()))
        .build();
  }
}

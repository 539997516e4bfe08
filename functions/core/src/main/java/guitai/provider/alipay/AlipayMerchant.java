package guitai.provider.alipay;

import guitai.json.Field;
import guitai.json.Json;
import guitai.keys.Pem;
import guitai.keys.Sha256Rsa;
import jakarta.json.JsonObject;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/// The app's private key, which signs our calls; in certificate mode with the numbers of the
/// certificates. Its `toString` prints no secret.
public record AlipayMerchant(PrivateKey key, Optional<Certificates> certificates) {
  private static final int KEY_BITS = 2048;

  /// The numbers of the app's certificate and of Alipay's root certificates.
  public record Certificates(String app, String root) {}

  public AlipayMerchant {
    if (!(key instanceof RSAPrivateKey rsa) || rsa.getModulus().bitLength() < KEY_BITS) {
      throw new IllegalArgumentException("an app's private key is RSA of at least 2048 bits");
    }
  }

  /// Reads the secret `{"privateKey":"<PEM>"}`, in certificate mode with `"certificate":"<PEM>"`
  /// (`appCertPublicKey_….crt`) and `"rootCertificates":"<PEM>"` (`alipayRootCert.crt`).
  public static AlipayMerchant parse(String document) {
    var json = Json.parse(document);
    return new AlipayMerchant(
        Pem.privateKey("RSA", Field.required(json, "privateKey")), certificates(json));
  }

  private static Optional<Certificates> certificates(JsonObject json) {
    return json.containsKey("certificate") || json.containsKey("rootCertificates")
        ? Optional.of(
            new Certificates(
                CertificateNumber.of(Field.required(json, "certificate")),
                CertificateNumber.ofRoots(Field.required(json, "rootCertificates"))))
        : Optional.empty();
  }

  String sign(byte[] message) {
    return Sha256Rsa.sign(key, message);
  }

  /// Whether a public key is this key's own: the app's, and so never Alipay's.
  boolean owns(PublicKey other) {
    return key instanceof RSAPrivateKey ours
        && other instanceof RSAPublicKey theirs
        && ours.getModulus().equals(theirs.getModulus());
  }

  @Override
  public String toString() {
    return "AlipayMerchant[]";
  }
}

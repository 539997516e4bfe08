package guitai.provider.unionpay;

import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.keys.Pem;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;

/// The merchant's certificate and the private key that signs our calls. Neither is ever printed.
public record UnionPayMerchant(X509Certificate certificate, PrivateKey key) {
  public UnionPayMerchant {
    if (!(certificate.getPublicKey() instanceof RSAPublicKey theirs)
        || !(key instanceof RSAPrivateKey ours)
        || !theirs.getModulus().equals(ours.getModulus())) {
      throw new IllegalArgumentException("the merchant's certificate is of another key");
    }
  }

  /// Reads the secret `{"certificate":"<PEM>","privateKey":"<PEM>"}`: the content of the PFX file
  /// from CFCA.
  public static UnionPayMerchant parse(String document) {
    var json = Json.parse(document);
    return new UnionPayMerchant(
        Pem.certificate(text(json, "certificate")),
        Pem.privateKey("RSA", text(json, "privateKey")));
  }

  private static String text(JsonObject json, String name) {
    if (json.get(name) instanceof JsonString text) {
      return text.getString();
    }
    throw new MalformedJson("the document has no text '" + name + "'");
  }

  /// The message to post: with the certificate's serial number, a decimal, and the signature.
  Fields sign(Fields message) {
    var named = message.with("certId", certificate.getSerialNumber().toString());
    return named.with(Fields.SIGNATURE, DoubleDigest.sign(key, named.signedText()));
  }

  @Override
  public String toString() {
    return "UnionPayMerchant[]";
  }
}

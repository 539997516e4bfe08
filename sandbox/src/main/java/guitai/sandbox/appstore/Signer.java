package guitai.sandbox.appstore;

import guitai.json.Json;
import guitai.sandbox.simulator.Randomness;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Signs compact JWS that contain their certificate chain.
///
/// @param x5c leaf first, each DER in Base64
record Signer(List<String> x5c, PrivateKey key, Form form) {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /// The form of the signature.
  enum Form {
    /// r and s in 32 bytes each.
    RAW("ES256", "SHA256withECDSAinP1363Format"),
    DER("ES256", "SHA256withECDSA"),
    NONE("none", "");

    private final String name;
    private final String algorithm;

    Form(String name, String algorithm) {
      this.name = name;
      this.algorithm = algorithm;
    }
  }

  Signer {
    x5c = List.copyOf(x5c);
  }

  static Signer of(PrivateKey key, Form form, X509Certificate... chain)
      throws CertificateEncodingException {
    var x5c = new ArrayList<String>();
    for (var certificate : chain) {
      x5c.add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
    }
    return new Signer(x5c, key, form);
  }

  String sign(JsonObject content, Randomness random) {
    var certificates = Json.array();
    x5c.forEach(certificates::add);
    var header = Json.object().add("alg", form.name).add("x5c", certificates).build();
    var text = base64(header) + "." + base64(content);
    return text + "." + BASE64.encodeToString(signature(text, random));
  }

  private byte[] signature(String text, Randomness random) {
    if (form == Form.NONE) {
      return new byte[0];
    }
    try {
      var signature = Signature.getInstance(form.algorithm);
      signature.initSign(key, random.source());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String base64(JsonObject json) {
    return BASE64.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "Signer[" + form + "]";
  }
}

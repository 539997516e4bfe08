package guitai.sandbox.alipay;

import guitai.bytes.Bytes;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/// Signs with one of Alipay's keys. The algorithm is the documents' `RSA2`.
record Signer(PrivateKey key) {
  private static final String ALGORITHM = "SHA256withRSA";

  String sign(Bytes content) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(content.toArray());
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean fits(PublicKey key, Bytes content, String sign) {
    try {
      var verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(content.toArray());
      return verifier.verify(Base64.getDecoder().decode(sign));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}

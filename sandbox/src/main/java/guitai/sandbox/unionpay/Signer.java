package guitai.sandbox.unionpay;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/// One of UnionPay's keys, and the certificate that it sends with each signature.
///
/// @param certificate as PEM; its lines end with CRLF, except the last
record Signer(String certificate, PrivateKey key) {
  static Signer of(String pem, PrivateKey key) {
    return new Signer(pem.strip().replace("\r\n", "\n").replace("\n", "\r\n"), key);
  }

  Message sign(Message message) {
    var whole = message.with("signPubKeyCert", certificate);
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(whole.digest());
      return whole.with("signature", Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

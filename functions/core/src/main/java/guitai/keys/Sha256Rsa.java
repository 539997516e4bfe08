package guitai.keys;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/// SHA-256 with RSA, PKCS#1 v1.5.
public final class Sha256Rsa {
  private Sha256Rsa() {}

  /// The signature in base64, 344 characters under a key of 2048 bits.
  public static String sign(PrivateKey key, byte[] message) {
    try {
      var signature = algorithm();
      signature.initSign(key);
      signature.update(message);
      return CanonicalBase64.encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("our private key does not sign", e);
    }
  }

  /// @throws SignatureException where this isn't the key's signature of the message
  public static void verify(PublicKey key, byte[] message, byte[] signed)
      throws SignatureException {
    var signature = algorithm();
    try {
      signature.initVerify(key);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("a trusted public key is not an RSA key", e);
    }
    signature.update(message);
    if (!signature.verify(signed)) {
      throw new SignatureException("the signature does not hold");
    }
  }

  private static Signature algorithm() {
    try {
      return Signature.getInstance("SHA256withRSA");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package guitai.provider.wechatpay;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureException;

/// The one way in which we and WeChat Pay sign.
final class Sha256Rsa {
  private Sha256Rsa() {}

  /// The signature in base64, 344 characters under a key of 2048 bits.
  static String sign(PrivateKey key, byte[] message) {
    return guitai.keys.Sha256Rsa.sign(key, message);
  }

  /// @throws SignatureException where it isn't the key's signature of the message
  static void verify(PublicKey key, byte[] message, byte[] signed) throws SignatureException {
    guitai.keys.Sha256Rsa.verify(key, message, signed);
  }
}

package guitai.provider.unionpay;

import guitai.keys.CanonicalBase64;
import guitai.keys.Digest;
import guitai.keys.Sha256Rsa;
import guitai.provider.Forged;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureException;

/// How UnionPay signs (method `01`): the text's SHA-256 is written out in lower-case hexadecimal,
/// and those 64 characters are signed by SHA-256 with RSA, so that there are two digests in all.
///
/// @see <a
///   href="https://open.unionpay.com/tjweb/acproduct/list?apiservId=448">open.unionpay.com</a>
final class DoubleDigest {
  private DoubleDigest() {}

  /// The first digest, which names a message.
  static String of(String text) {
    return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static String sign(PrivateKey key, String text) {
    return Sha256Rsa.sign(key, of(text).getBytes(StandardCharsets.US_ASCII));
  }

  /// @throws Forged where it isn't the key's signature of the text
  static void verify(PublicKey key, String text, String signature) throws Forged {
    var bytes =
        CanonicalBase64.decode(signature)
            .orElseThrow(() -> new Forged("a signature that is no canonical base64"));
    try {
      Sha256Rsa.verify(key, of(text).getBytes(StandardCharsets.US_ASCII), bytes);
    } catch (SignatureException e) {
      throw new Forged("the signature does not hold");
    }
  }
}

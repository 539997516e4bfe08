package guitai.provider.applepay;

import guitai.bytes.Bytes;
import guitai.provider.Forged;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/// The symmetric key of a token of scheme `RSA_v1`, which is mainland China's: wrapped under the
/// merchant's key by RSA-OAEP, with SHA-256 as digest and in the mask generation.
final class KeyWrapped {
  /// The key's length in bytes.
  private static final int LENGTH = 16;

  /// Explicit, since the JDK's named OAEP with SHA-256 uses SHA-1 in the mask generation.
  private static final OAEPParameterSpec OAEP =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

  private KeyWrapped() {}

  static byte[] unwrap(RSAPrivateKey own, Bytes wrapped) throws Forged {
    try {
      var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      cipher.init(Cipher.DECRYPT_MODE, own, OAEP);
      var key = cipher.doFinal(wrapped.toArray());
      if (key.length == LENGTH) {
        return key;
      }
      Arrays.fill(key, (byte) 0);
    } catch (GeneralSecurityException e) {
      throw MerchantKey.closed();
    }
    throw MerchantKey.closed();
  }
}

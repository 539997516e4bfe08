package guitai.provider.wechatpay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES in GCM mode, the 16-byte tag at the end of the ciphertext.
final class Aead {
  static final String NAME = "AEAD_AES_256_GCM";
  private static final int TAG_BITS = 128;

  private Aead() {}

  /// @throws GeneralSecurityException if key, nonce, associated data and ciphertext don't belong
  ///   together
  static byte[] open(byte[] key, String nonce, String associatedData, byte[] ciphertext)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.UTF_8)));
    cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
    return cipher.doFinal(ciphertext);
  }
}

package guitai.sandbox.wechatpay;

import guitai.json.Json;
import guitai.sandbox.simulator.Randomness;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Data that only the holder of the APIv3 key can decrypt.
final class EncryptedResource {
  private EncryptedResource() {}

  /// The fields `algorithm`, `nonce`, `associated_data` and `ciphertext`.
  static JsonObjectBuilder fields(
      Randomness random, String apiV3Key, String associatedData, String plaintext) {
    var nonce = random.word(12);
    return Json.object()
        .add("algorithm", "AEAD_AES_256_GCM")
        .add("nonce", nonce)
        .add("associated_data", associatedData)
        .add("ciphertext", encrypt(apiV3Key, nonce, associatedData, plaintext));
  }

  private static String encrypt(String key, String nonce, String associated, String plaintext) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(utf8(key), "AES"),
          new GCMParameterSpec(128, utf8(nonce)));
      cipher.updateAAD(utf8(associated));
      return Base64.getEncoder().encodeToString(cipher.doFinal(utf8(plaintext)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package guitai.provider.wechatpay;

import guitai.json.Field;
import guitai.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The keys that decrypt what WeChat Pay sends. Its `toString` prints no secret.
///
/// @param apiV3Key exactly 32 ASCII characters, which are the key's bytes
/// @param apiV2Key decrypts notices of refunds made in the merchant's console
public record WechatPaySecrets(String apiV3Key, Optional<String> apiV2Key) {
  private static final int KEY_LENGTH = 32;

  public WechatPaySecrets {
    if (apiV3Key.length() != KEY_LENGTH || !ascii(apiV3Key)) {
      throw new IllegalArgumentException("an APIv3 key has exactly 32 ASCII characters");
    }
  }

  /// Reads the secret `{"apiV3Key":"…"}`, optionally with `"apiV2Key":"…"`.
  public static WechatPaySecrets parse(String document) {
    var json = Json.parse(document);
    return new WechatPaySecrets(Field.required(json, "apiV3Key"), Field.text(json, "apiV2Key"));
  }

  byte[] apiV3KeyBytes() {
    return apiV3Key.getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean ascii(String text) {
    return text.chars().allMatch(c -> c > ' ' && c <= '~');
  }

  @Override
  public String toString() {
    return "WechatPaySecrets[]";
  }
}

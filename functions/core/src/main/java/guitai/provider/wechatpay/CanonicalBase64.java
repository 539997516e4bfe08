package guitai.provider.wechatpay;

import java.util.Optional;

/// Base64 as WeChat Pay writes it: the canonical spelling.
final class CanonicalBase64 {
  private CanonicalBase64() {}

  static String encode(byte[] bytes) {
    return guitai.keys.CanonicalBase64.encode(bytes);
  }

  /// Empty where the text is not exactly what [#encode] would write.
  static Optional<byte[]> decode(String text) {
    return guitai.keys.CanonicalBase64.decode(text);
  }
}

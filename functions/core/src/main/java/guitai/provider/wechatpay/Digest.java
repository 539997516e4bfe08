package guitai.provider.wechatpay;

/// Digests in lower-case hexadecimal, leading zeros kept.
final class Digest {
  private Digest() {}

  static String sha256(byte[] bytes) {
    return guitai.keys.Digest.sha256(bytes);
  }

  /// For the old interface alone, which derives its key by it.
  static String md5(String text) {
    return guitai.keys.Digest.md5(text);
  }
}

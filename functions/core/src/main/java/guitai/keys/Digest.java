package guitai.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Digests in lower-case hexadecimal, leading zeros kept.
public final class Digest {
  private Digest() {}

  public static String sha256(byte[] bytes) {
    return hex("SHA-256", bytes);
  }

  /// Proves nothing any more; some providers derive names and keys by it.
  public static String md5(String text) {
    return hex("MD5", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String hex(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

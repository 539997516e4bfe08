package guitai.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Digests in lower-case hexadecimal, with leading zeros.
public final class Digest {
  private Digest() {}

  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(sha256Bytes(bytes));
  }

  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Not in hexadecimal.
  public static byte[] sha256Bytes(byte[] bytes) {
    return bytes("SHA-256", bytes);
  }

  /// No longer proves anything; some providers still derive names and keys with it.
  public static String md5(String text) {
    return HexFormat.of().formatHex(bytes("MD5", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] bytes(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

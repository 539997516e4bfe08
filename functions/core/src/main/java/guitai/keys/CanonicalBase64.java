package guitai.keys;

import java.util.Base64;
import java.util.Optional;

/// Base64 in its one canonical spelling: the JDK's decoder alone also takes missing padding and
/// ignores spare bits, so that several texts would be one signature.
public final class CanonicalBase64 {
  private CanonicalBase64() {}

  public static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// Empty where the text is not exactly what [#encode] would write.
  public static Optional<byte[]> decode(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text))
          .filter(bytes -> encode(bytes).equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

package guitai.sandbox.simulator;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;

/// Random numbers and texts: unguessable and unique on a running machine, the same again for the
/// same seed.
///
/// @param source of them, and of the random part of signatures
public record Randomness(SecureRandom source) {
  private static final String DIGITS = "0123456789";
  private static final String ALPHANUMERIC =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int UUID_BYTES = 16;

  public static Randomness ofMachine() {
    return new Randomness(new SecureRandom());
  }

  /// The generator is the JDK's only one whose numbers follow from the seed alone.
  public static Randomness seeded(long seed) {
    try {
      var random = SecureRandom.getInstance("SHA1PRNG");
      // As bytes, since a seed of 0 is ignored as a number.
      random.setSeed(ByteBuffer.allocate(Long.BYTES).order(LITTLE_ENDIAN).putLong(seed).array());
      return new Randomness(random);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public String digits(int length) {
    return of(DIGITS, length);
  }

  public String word(int length) {
    return of(ALPHANUMERIC, length);
  }

  private String of(String alphabet, int length) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(source.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  public byte[] bytes(int length) {
    var bytes = new byte[length];
    source.nextBytes(bytes);
    return bytes;
  }

  /// A random UUID, of version 4.
  public String uuid() {
    var bytes = bytes(UUID_BYTES);
    bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
    bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
    var halves = ByteBuffer.wrap(bytes);
    return new UUID(halves.getLong(), halves.getLong()).toString();
  }
}

package guitai.sandbox.simulator;

import java.security.SecureRandom;

/// Random numbers and texts, unguessable and unique.
public final class RandomText {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String DIGITS = "0123456789";
  private static final String ALPHANUMERIC =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private RandomText() {}

  public static String digits(int length) {
    return of(DIGITS, length);
  }

  public static String word(int length) {
    return of(ALPHANUMERIC, length);
  }

  private static String of(String alphabet, int length) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}

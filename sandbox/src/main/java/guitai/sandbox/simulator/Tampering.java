package guitai.sandbox.simulator;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is wrong with a callback that is sent.
public enum Tampering {
  NONE("none"),
  /// Changed after signing.
  BODY("body"),
  /// Another amount, validly signed.
  AMOUNT("amount"),
  /// A signature that doesn't fit.
  SIGNATURE("signature"),
  /// A key's name that nobody knows; the signature itself is good.
  SERIAL("serial"),
  /// Ten minutes old, validly signed.
  STALE("stale"),
  /// The provider's own probe of whether signatures are checked at all.
  PROBE("probe"),
  /// Signed by a key that is no longer in use.
  OLD_KEY("old-key");

  private final String text;

  Tampering(String text) {
    this.text = text;
  }

  /// As it is asked for, and stored.
  public String text() {
    return text;
  }

  public static Optional<Tampering> of(String text) {
    return Arrays.stream(values()).filter(tamper -> tamper.text().equals(text)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(Tampering::text).collect(Collectors.joining(", "));
  }
}

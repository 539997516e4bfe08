package guitai.sandbox.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is wrong with a callback that is sent.
public enum Tamper {
  NONE,
  /// Changed after signing.
  BODY,
  /// Another amount, validly signed.
  AMOUNT,
  /// A signature that doesn't fit.
  SIGNATURE,
  /// A key's name that nobody knows; the signature itself is good.
  SERIAL,
  /// Ten minutes old, validly signed.
  STALE,
  /// The provider's own probe of whether signatures are checked at all.
  PROBE,
  /// Signed by a key that is no longer in use.
  OLD_KEY;

  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Tamper> of(String text) {
    return Arrays.stream(values()).filter(tamper -> tamper.text().equals(text)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(Tamper::text).collect(Collectors.joining(", "));
  }
}

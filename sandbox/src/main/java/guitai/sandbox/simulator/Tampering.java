package guitai.sandbox.simulator;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The defects that a callback may have on request.
public enum Tampering {
  NONE("none"),
  /// Changed after signing.
  BODY("body"),
  /// Another amount, validly signed.
  AMOUNT("amount"),
  /// An invalid signature.
  SIGNATURE("signature"),
  /// An unknown key name; the signature itself is valid.
  SERIAL("serial"),
  /// Ten minutes old, validly signed.
  STALE("stale"),
  /// The provider's own probe that tests whether the merchant verifies signatures.
  PROBE("probe"),
  /// Signed by a key that is no longer in use.
  OLD_KEY("old-key");

  private final String text;

  Tampering(String text) {
    this.text = text;
  }

  /// The name in requests and in the journal.
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

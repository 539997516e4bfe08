package guitai.sandbox.apple;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What may be wrong with a token that a device is asked for.
enum Forgery {
  NONE,
  /// Something of the ciphertext changed after it was signed.
  DATA,
  /// The binding changed after it was signed.
  BINDING,
  /// Signed under a root that isn't Apple's.
  ROOT,
  /// Signed by a certificate of Apple's that is for something else.
  MARK,
  /// Signed six minutes ago.
  STALE,
  /// Agreed to for a minor unit less than was asked.
  AMOUNT,
  /// Sealed for another merchant.
  MERCHANT;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Forgery> of(String text) {
    return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(Forgery::text).collect(Collectors.joining(", "));
  }
}

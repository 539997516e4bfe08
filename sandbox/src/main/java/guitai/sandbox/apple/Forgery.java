package guitai.sandbox.apple;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The defects that a token may have on request.
enum Forgery {
  NONE,
  /// The ciphertext was changed after it was signed.
  DATA,
  /// The binding was changed after it was signed.
  BINDING,
  /// Signed under a root that isn't Apple's.
  ROOT,
  /// Signed by a certificate of Apple's that has another purpose.
  MARK,
  /// Signed six minutes ago.
  STALE,
  /// The amount is one minor unit less than requested.
  AMOUNT,
  /// Encrypted for another merchant.
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

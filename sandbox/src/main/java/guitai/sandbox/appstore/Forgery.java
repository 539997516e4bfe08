package guitai.sandbox.appstore;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is wrong with a notification that is sent.
enum Forgery {
  NONE,
  /// Changed after signing.
  BODY,
  /// A signature of something else.
  SIGNATURE,
  /// Signed by a leaf that the intermediate beside it never certified.
  LEAF,
  /// Another's intermediate between the leaf and the root.
  INTERMEDIATE,
  /// A whole chain under another root of the same name.
  ROOT,
  /// By a leaf of Apple's that isn't for receipts.
  UNMARKED,
  /// The signature as DER, as most tools write one.
  DER,
  ALG_NONE,
  /// Validly signed, for another app.
  BUNDLE,
  /// Validly signed, for an app of another number.
  APP,
  /// Validly signed, in the sandbox.
  SANDBOX,
  /// As StoreKit testing in Xcode signs: one certificate that nobody vouches for.
  XCODE,
  /// Validly signed, for the environment of local tests.
  LOCAL_TESTING,
  /// Validly signed around a transaction that a strange chain signed.
  NESTED;

  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Forgery> of(String text) {
    return Arrays.stream(values()).filter(forgery -> forgery.text().equals(text)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(Forgery::text).collect(Collectors.joining(", "));
  }
}

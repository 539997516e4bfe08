package guitai.sandbox.appstore;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is wrong with a notification that is sent.
enum Forgery {
  NONE("none"),
  /// Changed after signing.
  BODY("body"),
  /// A signature of something else.
  SIGNATURE("signature"),
  /// Signed by a leaf that the intermediate beside it never certified.
  LEAF("leaf"),
  /// Another's intermediate between the leaf and the root.
  INTERMEDIATE("intermediate"),
  /// A whole chain under another root of the same name.
  ROOT("root"),
  /// By a leaf of Apple's that isn't for receipts.
  UNMARKED("unmarked"),
  /// The signature as DER, as most tools write one.
  DER("der"),
  ALG_NONE("alg-none"),
  /// Validly signed, for another app.
  BUNDLE("bundle"),
  /// Validly signed, for an app of another number.
  APP("app"),
  /// Validly signed, in the sandbox.
  SANDBOX("sandbox"),
  /// As StoreKit testing in Xcode signs: one certificate that nobody vouches for.
  XCODE("xcode"),
  /// Validly signed, for the environment of local tests.
  LOCAL_TESTING("local-testing"),
  /// Validly signed around a transaction that a strange chain signed.
  NESTED("nested");

  private final String text;

  Forgery(String text) {
    this.text = text;
  }

  /// As it is asked for, and stored.
  String text() {
    return text;
  }

  static Optional<Forgery> of(String text) {
    return Arrays.stream(values()).filter(forgery -> forgery.text().equals(text)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(Forgery::text).collect(Collectors.joining(", "));
  }
}

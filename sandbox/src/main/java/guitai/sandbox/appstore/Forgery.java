package guitai.sandbox.appstore;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The defects that a notification may have on request.
enum Forgery {
  NONE("none"),
  /// Changed after signing.
  BODY("body"),
  /// A valid signature of another content.
  SIGNATURE("signature"),
  /// Signed by a leaf that the intermediate in the chain never certified.
  LEAF("leaf"),
  /// A foreign intermediate between the leaf and the root.
  INTERMEDIATE("intermediate"),
  /// A whole chain under another root of the same name.
  ROOT("root"),
  /// By a leaf of Apple's that isn't certified for receipts.
  UNMARKED("unmarked"),
  /// The signature in DER, as most tools write one.
  DER("der"),
  ALG_NONE("alg-none"),
  /// Validly signed, for another app.
  BUNDLE("bundle"),
  /// Validly signed, for an app of another number.
  APP("app"),
  /// Validly signed, for the sandbox environment.
  SANDBOX("sandbox"),
  /// As StoreKit testing in Xcode signs: one self-signed certificate.
  XCODE("xcode"),
  /// Validly signed, for the environment of local tests.
  LOCAL_TESTING("local-testing"),
  /// Validly signed around a transaction that a foreign chain signed.
  NESTED("nested");

  private final String text;

  Forgery(String text) {
    this.text = text;
  }

  /// The name in requests and in the journal.
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

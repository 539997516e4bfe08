package guitai.provider.appstore;

import guitai.provider.Forged;

/// Why the verification of a signed object failed.
enum VerificationFailure {
  SIGNATURE("no signature of its certificate"),
  CERTIFICATE("a certificate that can't be read"),
  CHAIN_LENGTH("a chain of another length"),
  CHAIN("a chain that doesn't lead to Apple"),
  REVOKED("a certificate that was revoked"),
  APP("for another app"),
  ENVIRONMENT("of another environment"),
  CONTENT("not what it should be"),
  FUTURE("signed in the future");

  private final String text;

  VerificationFailure(String text) {
    this.text = text;
  }

  /// The App Store signed what is only of another app or environment.
  Forged forged() {
    return switch (this) {
      case APP -> new Forged(Forged.Kind.OTHER_APP, text);
      case ENVIRONMENT -> new Forged(Forged.Kind.OTHER_ENVIRONMENT, text);
      default -> new Forged(text);
    };
  }
}

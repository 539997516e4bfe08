package guitai.sandbox.alipay;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// One refund at Alipay.
///
/// @param number the merchant's, or one that the console made up
/// @param amount of the order's total, in fen
/// @param doneAt when the money goes back; empty where it never will
/// @param console whether it was made there
record Refund(String number, long amount, Instant at, Optional<Instant> doneAt, boolean console) {
  /// What is to become of a refund.
  enum Outcome {
    /// At once.
    SUCCESS("SUCCESS"),
    /// A minute later: the answer doesn't say that the money moved.
    SLOW("SLOW"),
    /// Accepted, and never done.
    FAILED("FAILED");

    private final String stored;

    Outcome(String stored) {
      this.stored = stored;
    }

    /// As it is stored.
    String stored() {
      return stored;
    }

    static Outcome ofStored(String stored) {
      return Arrays.stream(values())
          .filter(each -> each.stored.equals(stored))
          .findFirst()
          .orElseThrow();
    }

    private static final Duration WHILE = Duration.ofMinutes(1);

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    Optional<Instant> from(Instant now) {
      return switch (this) {
        case SUCCESS -> Optional.of(now);
        case SLOW -> Optional.of(now.plus(WHILE));
        case FAILED -> Optional.empty();
      };
    }

    static Optional<Outcome> of(String text) {
      return Arrays.stream(values()).filter(outcome -> outcome.text().equals(text)).findFirst();
    }

    static String all() {
      return Arrays.stream(values()).map(Outcome::text).collect(Collectors.joining(", "));
    }
  }

  boolean doneBy(Instant now) {
    return doneAt.filter(at -> !at.isAfter(now)).isPresent();
  }
}

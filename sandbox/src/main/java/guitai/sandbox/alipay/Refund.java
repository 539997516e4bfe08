package guitai.sandbox.alipay;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// One refund at Alipay.
///
/// @param number the merchant's, or one that the console generated
/// @param amount of the order's total, in fen
/// @param doneAt when the money is refunded; empty if it never is
/// @param console whether an operator made it at the console
record Refund(String number, long amount, Instant at, Optional<Instant> doneAt, boolean console) {
  /// The planned outcome of a refund.
  enum Outcome {
    /// Refunded at once.
    SUCCESS("SUCCESS"),
    /// Refunded a minute later: the answer doesn't say that the money moved.
    SLOW("SLOW"),
    /// Accepted, but never refunded.
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

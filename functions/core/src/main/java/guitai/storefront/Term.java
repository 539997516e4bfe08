package guitai.storefront;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;

/// How long a product is owned: for good, a calendar period counted in the storefront's zone with
/// month ends clamped (31 January plus one month is 28 or 29 February), or until a fixed instant.
public sealed interface Term {
  /// The instant at which a term begun at `begin` ends; empty where it never ends.
  Optional<Instant> end(Instant begin);

  String text();

  record ForGood() implements Term {
    @Override
    public Optional<Instant> end(Instant begin) {
      return Optional.empty();
    }

    @Override
    public String text() {
      return "for-good";
    }
  }

  record During(Period period, ZoneId zone) implements Term {
    public During {
      if (period.isZero() || period.isNegative()) {
        throw new IllegalArgumentException("a term lasts: " + period);
      }
    }

    @Override
    public Optional<Instant> end(Instant begin) {
      return Optional.of(begin.atZone(zone).plus(period).toInstant());
    }

    @Override
    public String text() {
      return period + " " + zone;
    }
  }

  /// Until an instant that a store fixed: a subscription's period with its grace.
  record Until(Instant end) implements Term {
    private static final String PREFIX = "until ";

    @Override
    public Optional<Instant> end(Instant begin) {
      return Optional.of(end);
    }

    @Override
    public String text() {
      return PREFIX + end;
    }
  }

  /// This term, `count` times in a row.
  default Term times(int count) {
    return switch (this) {
      case During(var period, var zone) -> new During(period.multipliedBy(count), zone);
      case ForGood _, Until _ -> this;
    };
  }

  static Term parse(String text) {
    if (text.equals("for-good")) {
      return new ForGood();
    }
    if (text.startsWith(Until.PREFIX)) {
      return new Until(Instant.parse(text.substring(Until.PREFIX.length())));
    }
    var parts = text.split(" ", 2);
    return new During(Period.parse(parts[0]), ZoneId.of(parts[1]));
  }
}

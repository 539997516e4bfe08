package guitai.reconciliation;

import guitai.provider.Bills;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// A day as a provider counts it.
record Day(LocalDate date, Instant begin, Instant end) {
  /// Two clocks may disagree on the day of a moment so near its ends.
  static final Duration MARGIN = Duration.ofMinutes(30);

  static Day of(Bills bills, LocalDate date) {
    return new Day(date, bills.begin(date), bills.begin(date.plusDays(1)));
  }

  boolean holds(Instant at) {
    return !at.isBefore(begin) && at.isBefore(end);
  }

  boolean beginsWith(Instant at) {
    return at.isBefore(begin.plus(MARGIN));
  }

  boolean endsWith(Instant at) {
    return !at.isBefore(end.minus(MARGIN));
  }

  /// The days in China that it touches.
  List<LocalDate> pages() {
    var first = begin.atZone(Bills.CHINA).toLocalDate();
    var last = end.minusNanos(1).atZone(Bills.CHINA).toLocalDate();
    return first.datesUntil(last.plusDays(1)).toList();
  }
}

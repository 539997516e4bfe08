package guitai.sandbox.alipay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// A day or a month of a merchant's bills.
///
/// @param first its first day
/// @param next the day after its last
record BillPeriod(String seller, LocalDate first, LocalDate next, String text) {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu年MM月dd日 HH:mm:ss");
  private static final LocalTime MADE = LocalTime.of(9, 0);
  private static final int YEARS = 6;

  /// @param date `yyyy-MM-dd` or `yyyy-MM`; empty result for other forms
  static Optional<BillPeriod> of(String seller, String date) {
    try {
      var text = date.replace("-", "");
      if (date.length() == "yyyy-MM".length()) {
        var month = YearMonth.parse(date);
        var first = month.atDay(1);
        return Optional.of(new BillPeriod(seller, first, month.plusMonths(1).atDay(1), text));
      }
      var day = LocalDate.parse(date);
      return Optional.of(new BillPeriod(seller, day, day.plusDays(1), text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// Whether the bill can be downloaded: a day's from the next morning on, a month's from the third
  /// day of the next month.
  boolean ready(Instant now) {
    boolean day = first.plusDays(1).equals(next);
    var made = (day ? next : next.plusDays(2)).atTime(MADE).toInstant(BeijingTime.ZONE);
    var oldest = now.atOffset(BeijingTime.ZONE).toLocalDate().minusYears(YEARS);
    return !now.isBefore(made) && !first.isBefore(oldest);
  }

  boolean holds(Instant at) {
    var day = at.atOffset(BeijingTime.ZONE).toLocalDate();
    return !day.isBefore(first) && day.isBefore(next);
  }

  boolean after(Instant at) {
    return at.atOffset(BeijingTime.ZONE).toLocalDate().isBefore(first);
  }

  /// The merchant's account number as bills name it.
  String account() {
    return seller + "0156";
  }

  String from() {
    return SHOWN.format(first.atStartOfDay());
  }

  String to() {
    return SHOWN.format(next.atStartOfDay());
  }

  LocalDateTime madeAt() {
    return next.atTime(MADE);
  }

  String made() {
    return SHOWN.format(madeAt());
  }
}

package guitai.sandbox.unionpay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Times as UnionPay writes them.
final class UnionPayTime {
  static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(BEIJING);

  private UnionPayTime() {}

  /// Year to second.
  static String second(Instant at) {
    return SECOND.format(at);
  }

  /// Month to second.
  static String trace(Instant at) {
    return second(at).substring(4);
  }

  /// Month and day of clearing: a clearing day ends at eleven in the evening.
  static LocalDate cleared(Instant at) {
    return at.atOffset(BEIJING).plusHours(1).toLocalDate();
  }

  static Optional<Instant> parse(String text) {
    try {
      return text.length() == 14
          ? Optional.of(LocalDateTime.parse(text, SECOND).toInstant(BEIJING))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

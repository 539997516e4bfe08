package guitai.sandbox.alipay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/// Times as Alipay writes them: always Beijing time, without an offset.
final class BeijingTime {
  static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter MILLISECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

  private BeijingTime() {}

  static String second(Instant at) {
    return SECOND.format(at.atOffset(ZONE));
  }

  static String millisecond(Instant at) {
    return MILLISECOND.format(at.atOffset(ZONE));
  }

  static String day(Instant at) {
    return DAY.format(at.atOffset(ZONE));
  }

  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, SECOND).toInstant(ZONE));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}

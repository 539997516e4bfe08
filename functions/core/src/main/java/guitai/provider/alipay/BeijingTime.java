package guitai.provider.alipay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/// Times as Alipay writes them: eight hours ahead of UTC, without an offset.
final class BeijingTime {
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  /// The time of a refund comes with milliseconds, every other time without.
  private static final DateTimeFormatter READ =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSS]")
          .withResolverStyle(ResolverStyle.STRICT);

  private BeijingTime() {}

  /// Empty if the text is no such time.
  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, READ).toInstant(CHINA));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static String write(Instant moment) {
    return WRITTEN.format(moment.atOffset(CHINA));
  }
}

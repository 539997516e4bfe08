package guitai.provider.alipay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

/// Times as Alipay writes them: eight hours ahead of UTC, without an offset.
final class BeijingTime {
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  /// The time of a refund comes with some fraction of a second, every other time without.
  private static final Pattern READ = Pattern.compile("([^.]{19})((?:\\.[0-9]+)?)");

  /// As a number of nanoseconds has them.
  private static final int DIGITS = 9;

  private BeijingTime() {}

  /// Empty if the text is no such time. The fraction may have any number of digits; those past nine
  /// are dropped.
  static Optional<Instant> parse(String text) {
    var parts = READ.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      var second = LocalDateTime.parse(parts.group(1), WRITTEN).toInstant(CHINA);
      return Optional.of(second.plusNanos(nanos(parts.group(2))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// @param fraction with its point, or empty
  private static long nanos(String fraction) {
    var digits = fraction.replace(".", "") + "0".repeat(DIGITS);
    return Long.parseLong(digits.substring(0, DIGITS));
  }

  static String write(Instant moment) {
    return WRITTEN.format(moment.atOffset(CHINA));
  }
}

package guitai.provider.unionpay;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Times as UnionPay writes them, in China's zone.
final class ChinaTime {
  static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern DIGITS = Pattern.compile("[0-9]{14}");

  private ChinaTime() {}

  /// `txnTime`, `payTimeout`.
  static String second(Instant at) {
    return SECOND.format(at.atOffset(ZONE));
  }

  /// Empty where the text is no such time.
  static Optional<Instant> parse(String text) {
    try {
      return DIGITS.matcher(text).matches()
          ? Optional.of(LocalDateTime.parse(text, SECOND).toInstant(ZONE))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// `traceTime`, which has no year: of the possible years the one nearest to the other time.
  static Optional<Instant> near(String monthToSecond, Instant other) {
    int year = other.atOffset(ZONE).getYear();
    return IntStream.rangeClosed(year - 1, year + 1)
        .mapToObj(each -> parse("%04d".formatted(each) + monthToSecond))
        .flatMap(Optional::stream)
        .min(Comparator.comparing(each -> Duration.between(each, other).abs()));
  }
}

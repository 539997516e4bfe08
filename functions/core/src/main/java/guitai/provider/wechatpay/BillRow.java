package guitai.provider.wechatpay;

import guitai.order.Unavailable;
import guitai.provider.Bills.Fee;
import guitai.storefront.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.regex.Pattern;

/// One row of a bill. What can't be read is [Unavailable] and names its line and column, never what
/// stands there.
final class BillRow {
  private static final Pattern BORDER = Pattern.compile(",`", Pattern.LITERAL);
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,8})?");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final int FEN = 2;
  private static final int HUNDRED_THOUSANDTHS = 5;

  private final long number;
  private final BillColumns columns;
  private final List<String> values;

  /// @param line begins with a back-tick
  BillRow(long number, BillColumns columns, String line) {
    this.number = number;
    this.columns = columns;
    this.values = List.of(BORDER.split(line.substring(1), -1));
    if (values.size() != columns.size()) {
      throw new Unavailable("line " + number + " of a bill has not one value for each column");
    }
  }

  /// As it stands there, maybe empty.
  String any(String column) {
    return values.get(columns.place(column).orElseThrow(() -> unreadable(column))).strip();
  }

  /// Never empty.
  String text(String column) {
    var text = any(column);
    if (text.isEmpty()) {
      throw unreadable(column);
    }
    return text;
  }

  long count(String column) {
    return natural(column, 0);
  }

  /// An amount of yuan, in whole fen and not below zero.
  Money money(String column) {
    return Money.of(natural(column, FEN), "CNY");
  }

  Fee fee(String column) {
    return new Fee(scaled(column, HUNDRED_THOUSANDTHS));
  }

  Instant time(String column) {
    try {
      return LocalDateTime.parse(any(column), TIME).toInstant(CHINA);
    } catch (DateTimeException e) {
      throw unreadable(column);
    }
  }

  private long natural(String column, int places) {
    long scaled = scaled(column, places);
    if (scaled < 0) {
      throw unreadable(column);
    }
    return scaled;
  }

  /// Exact: a digit beyond those places makes it unreadable.
  private long scaled(String column, int places) {
    var text = any(column);
    if (!DECIMAL.matcher(text).matches()) {
      throw unreadable(column);
    }
    try {
      return new BigDecimal(text).movePointRight(places).longValueExact();
    } catch (ArithmeticException e) {
      throw unreadable(column);
    }
  }

  Unavailable unreadable(String column) {
    return new Unavailable("line " + number + " of a bill has no readable '" + column + "'");
  }
}

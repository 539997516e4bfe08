package guitai.provider.wechatpay;

import guitai.provider.BillCells;
import guitai.provider.BillColumns;
import guitai.provider.Bills.Fee;
import guitai.storefront.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.regex.Pattern;

/// One row of a WeChat Pay bill.
final class BillRow extends BillCells {
  private static final Pattern BORDER = Pattern.compile(",`", Pattern.LITERAL);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final int FEN = 2;
  private static final int HUNDRED_THOUSANDTHS = 5;

  /// @param line begins with a back-tick
  BillRow(long number, BillColumns columns, String line) {
    super(number, columns, List.of(BORDER.split(line.substring(1), -1)));
  }

  /// A column's name may have ASCII or full-width brackets.
  static BillColumns columns(String line) {
    return BillColumns.of(line, name -> name.strip().replace('（', '(').replace('）', ')'));
  }

  /// WeChat Pay writes no plus sign.
  @Override
  public long scaled(String column, int places) {
    if (any(column).startsWith("+")) {
      throw unreadable(column);
    }
    return super.scaled(column, places);
  }

  long count(String column) {
    return natural(column, 0);
  }

  /// An amount in yuan: whole fen, and not below zero.
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
}

package guitai.provider.alipay;

import guitai.provider.BillCells;
import guitai.provider.BillColumns;
import guitai.provider.Bills.Fee;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// One row of an Alipay bill, whose numbers end with a tab.
final class BillRow extends BillCells {
  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern UNIT = Pattern.compile("[（(].*$");
  private static final String SUBJECT = "商品名称";
  private static final int FEN = 2;
  private static final int HUNDRED_THOUSANDTHS = 5;

  BillRow(long number, BillColumns columns, String line) {
    super(number, columns, values(columns, line));
  }

  /// Names without their unit, whose brackets may be ASCII or full-width.
  static BillColumns columns(String line) {
    return BillColumns.of(line, name -> UNIT.matcher(name).replaceFirst("").strip());
  }

  /// Where the reading of quotes doesn't fit the columns, a quote is a character as any other: a
  /// name of goods may hold a single one.
  private static List<String> values(BillColumns columns, String line) {
    var quoted = fitted(columns, split(line));
    return quoted.size() == columns.size()
        ? quoted
        : fitted(columns, List.of(COMMA.split(line, -1)));
  }

  /// Commas separate values, except in quotes; a doubled quote means one quote.
  private static List<String> split(String line) {
    var values = new ArrayList<String>();
    var value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (doubled) {
          value.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        values.add(value.toString());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(value.toString());
    return values;
  }

  /// It is not established whether Alipay quotes a comma in the name of the goods: surplus values
  /// are parts of that name.
  private static List<String> fitted(BillColumns columns, List<String> split) {
    int more = split.size() - columns.size();
    var subject = columns.place(SUBJECT);
    if (more <= 0 || subject.isEmpty()) {
      return split;
    }
    var fitted = new ArrayList<>(split);
    var whole = fitted.subList(subject.get(), subject.get() + more + 1);
    var text = String.join(",", whole);
    whole.clear();
    fitted.add(subject.get(), text);
    return fitted;
  }

  /// An amount of yuan in whole fen, not below zero.
  Money money(String column) {
    return money(column, scaled(column, FEN));
  }

  /// As [#money], of an amount that the bill writes below zero.
  Money refunded(String column) {
    return money(column, -scaled(column, FEN));
  }

  /// The bill writes a fee that was charged below zero.
  Fee fee(String column) {
    return new Fee(-scaled(column, HUNDRED_THOUSANDTHS));
  }

  Instant time(String column) {
    return BeijingTime.parse(any(column)).orElseThrow(() -> unreadable(column));
  }

  private Money money(String column, long fen) {
    if (fen < 0) {
      throw unreadable(column);
    }
    return Money.of(fen, "CNY");
  }
}

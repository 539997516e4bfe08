package guitai.provider.alipay;

import guitai.order.Unavailable;
import guitai.provider.Bills.Fee;
import guitai.storefront.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One row of a bill. What can't be read is [Unavailable] and names its line and column, never what
/// stands there.
final class BillRow {
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,12}(\\.[0-9]{1,8})?");
  private static final String SUBJECT = "商品名称";
  private static final int FEN = 2;
  private static final int HUNDRED_THOUSANDTHS = 5;

  private final long number;
  private final BillColumns columns;
  private final List<String> values;

  BillRow(long number, BillColumns columns, String line) {
    this.number = number;
    this.columns = columns;
    this.values = fitted(split(line));
  }

  /// Commas part values, but for those in quotes; a doubled quote stands for itself.
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

  /// Whether Alipay quotes a comma in what was sold is not established: values too many are parts
  /// of it.
  private List<String> fitted(List<String> split) {
    int more = split.size() - columns.places().size();
    var subject = columns.place(SUBJECT);
    if (more < 0 || (more > 0 && subject.isEmpty())) {
      throw new Unavailable("line " + number + " of a bill has not one value for each column");
    }
    var fitted = new ArrayList<>(split);
    if (more > 0) {
      int from = subject.orElseThrow();
      var whole = fitted.subList(from, from + more + 1);
      var text = String.join(",", whole);
      whole.clear();
      fitted.add(from, text);
    }
    return fitted;
  }

  /// As it stands there, maybe empty; numbers end with a tab.
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

  /// An amount of yuan in whole fen, not below zero.
  Money money(String column) {
    return money(column, scaled(column, FEN));
  }

  /// As [#money], of one that stands there below zero.
  Money given(String column) {
    return money(column, -scaled(column, FEN));
  }

  /// What was charged stands there below zero.
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

  private long scaled(String column, int places) {
    return decimal(any(column), places).orElseThrow(() -> unreadable(column));
  }

  /// Exact: a digit beyond those places makes it unreadable.
  static Optional<Long> decimal(String decimal, int places) {
    if (!DECIMAL.matcher(decimal).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(decimal).movePointRight(places).longValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  Unavailable unreadable(String column) {
    return new Unavailable("line " + number + " of a bill has no readable '" + column + "'");
  }
}

package guitai.provider;

import guitai.problem.Unavailable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The values of one row of a bill (账单). An unreadable value is [Unavailable]; the message names
/// its line and column, never the value.
public abstract class BillCells {
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,12}(\\.[0-9]{1,8})?");

  private final long number;
  private final BillColumns columns;
  private final List<String> values;

  /// @param number of the line
  protected BillCells(long number, BillColumns columns, List<String> values) {
    if (values.size() != columns.size()) {
      throw new Unavailable("line " + number + " of a bill doesn't have one value for each column");
    }
    this.number = number;
    this.columns = columns;
    this.values = List.copyOf(values);
  }

  /// The value as written; may be empty.
  public String any(String column) {
    return values.get(columns.place(column).orElseThrow(() -> unreadable(column))).strip();
  }

  /// The value; never empty.
  public String text(String column) {
    var text = any(column);
    if (text.isEmpty()) {
      throw unreadable(column);
    }
    return text;
  }

  /// The value times 10 to the power of `places`, exactly: a further digit makes it unreadable.
  public long scaled(String column, int places) {
    return decimal(any(column), places).orElseThrow(() -> unreadable(column));
  }

  /// As [#scaled], and not below zero.
  public long natural(String column, int places) {
    long scaled = scaled(column, places);
    if (scaled < 0) {
      throw unreadable(column);
    }
    return scaled;
  }

  /// Empty if the text is not a decimal number, or has more places.
  public static Optional<Long> decimal(String decimal, int places) {
    if (!DECIMAL.matcher(decimal).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(decimal).movePointRight(places).longValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  public Unavailable unreadable(String column) {
    return new Unavailable("line " + number + " of a bill has no readable '" + column + "'");
  }
}

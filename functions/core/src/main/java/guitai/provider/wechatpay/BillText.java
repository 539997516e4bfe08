package guitai.provider.wechatpay;

import guitai.order.Unavailable;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.function.Consumer;

/// The text of a bill: names of columns, rows, names of sums, sums. A back-tick stands before every
/// value of a row, so that a comma inside a value, escaped or not, parts nothing.
final class BillText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char VALUE = '`';

  /// Of a line, in characters.
  private static final int LINE = 64 * 1024;

  private final Reader text;
  private long number;

  private BillText(Reader text) {
    this.text = text;
  }

  /// Hands over each row, and returns the sums.
  ///
  /// @throws Unavailable where it is no whole bill
  static BillRow read(Reader text, Consumer<BillRow> rows) throws IOException {
    return new BillText(text).read(rows);
  }

  private BillRow read(Consumer<BillRow> rows) throws IOException {
    var columns = new BillColumns(withoutMark(next()));
    var line = next();
    for (; isValues(line); line = next()) {
      rows.accept(new BillRow(number, columns, line));
    }
    var names = new BillColumns(line);
    var values = next();
    requireSums(isValues(values));
    var sums = new BillRow(number, names, values);
    for (var rest = line(); rest.isPresent(); rest = line()) {
      requireSums(rest.get().isBlank());
    }
    return sums;
  }

  private static void requireSums(boolean whole) {
    if (!whole) {
      throw new Unavailable("a bill does not end with its sums");
    }
  }

  private static String withoutMark(String line) {
    return !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK ? line.substring(1) : line;
  }

  private static boolean isValues(String line) {
    return !line.isEmpty() && line.charAt(0) == VALUE;
  }

  private String next() throws IOException {
    return line().orElseThrow(() -> new Unavailable("a bill ends before its sums"));
  }

  /// Empty after the last one.
  private Optional<String> line() throws IOException {
    var line = new StringBuilder(512);
    int c = text.read();
    if (c < 0) {
      return Optional.empty();
    }
    number++;
    for (; c >= 0 && c != '\n'; c = text.read()) {
      if (line.length() == LINE) {
        throw new Unavailable("line " + number + " of a bill is too long");
      }
      line.append((char) c);
    }
    int length = line.length();
    if (length > 0 && line.charAt(length - 1) == '\r') {
      line.setLength(length - 1);
    }
    return Optional.of(line.toString());
  }
}

package guitai.provider.wechatpay;

import guitai.problem.Unavailable;
import guitai.provider.BillLines;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The text of a bill: names of columns, rows, names of sums, sums. A back-tick precedes every
/// value of a row, so that a comma inside a value, escaped or not, separates nothing.
final class BillText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char VALUE = '`';

  private final BillLines text;

  private BillText(Reader text) {
    this.text = new BillLines(text);
  }

  /// Passes each row to the consumer, which reads it at once, and returns the sums.
  ///
  /// @throws Unavailable if the bill is incomplete
  static BillRow read(Reader text, Consumer<Supplier<BillRow>> rows) throws IOException {
    return new BillText(text).read(rows);
  }

  private BillRow read(Consumer<Supplier<BillRow>> rows) throws IOException {
    var columns = BillRow.columns(withoutMark(next()));
    var line = next();
    for (; isValues(line); line = next()) {
      var values = line;
      rows.accept(() -> new BillRow(text.number(), columns, values));
    }
    var names = BillRow.columns(line);
    var sumValues = next();
    requireSums(isValues(sumValues));
    var sums = new BillRow(text.number(), names, sumValues);
    for (var rest = text.next(); rest.isPresent(); rest = text.next()) {
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
    return text.next().orElseThrow(() -> new Unavailable("a bill ends before its sums"));
  }
}

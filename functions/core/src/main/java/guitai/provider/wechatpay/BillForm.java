package guitai.provider.wechatpay;

import guitai.problem.Unavailable;
import guitai.provider.BillReader;
import java.io.IOException;
import java.util.function.Function;

/// How a kind of bill is read.
///
/// @param line reads a row
/// @param totals reads the row of totals
/// @param nothing the totals of a day without a bill
record BillForm<L, T>(Function<BillRow, L> line, Function<BillRow, T> totals, T nothing) {
  /// Passes each line to the reader and returns the totals.
  T read(BillFile file, BillReader<L> reader) {
    try (var text = file.text()) {
      return totals.apply(BillText.read(text, row -> reader.take(() -> line.apply(row.get()))));
    } catch (IOException e) {
      throw new Unavailable("a bill can't be read", e);
    }
  }
}

package guitai.provider.wechatpay;

import guitai.problem.Unavailable;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;

/// How a kind of bill is read.
///
/// @param line reads a row
/// @param totals reads the row of totals
/// @param nothing the totals of a day without a bill
record BillForm<L, T>(Function<BillRow, L> line, Function<BillRow, T> totals, T nothing) {
  /// Passes each line to the consumer and returns the totals.
  ///
  /// @throws Unavailable if any row can't be read
  T read(BillFile file, Consumer<? super L> lines) {
    try (var text = file.text()) {
      return totals.apply(BillText.read(text, row -> lines.accept(line.apply(row))));
    } catch (IOException e) {
      throw new Unavailable("a bill can't be read", e);
    }
  }
}

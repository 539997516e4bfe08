package guitai.provider.wechatpay;

import guitai.problem.Unavailable;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;

/// What a kind of bill says.
///
/// @param line reads a row, and
/// @param totals the sums
/// @param nothing the sums of a day without a bill
record BillForm<L, T>(Function<BillRow, L> line, Function<BillRow, T> totals, T nothing) {
  /// Hands over each line, and returns the sums.
  ///
  /// @throws Unavailable where any row can't be read
  T read(BillFile file, Consumer<? super L> lines) {
    try (var text = file.text()) {
      return totals.apply(BillText.read(text, row -> lines.accept(line.apply(row))));
    } catch (IOException e) {
      throw new Unavailable("a bill can't be read", e);
    }
  }
}

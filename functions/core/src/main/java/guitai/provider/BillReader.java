package guitai.provider;

import guitai.problem.Unavailable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Takes the rows of a bill (账单), those that can be read and those that can't.
///
/// @param lines takes each line
/// @param unreadable takes the reason why a row can't be read; it names the row and never its
///   values
/// @param limit of unreadable rows: a bill with more of them has another form and is unreadable
public record BillReader<L>(
    Consumer<? super L> lines, Consumer<Unavailable> unreadable, int limit) {
  /// As many unreadable rows as a day's report lists.
  private static final int LIMIT = 100;

  /// A reader that goes on past rows that can't be read.
  public static <L> BillReader<L> lenient(
      Consumer<? super L> lines, Consumer<Unavailable> unreadable) {
    return new BillReader<>(lines, unreadable, LIMIT);
  }

  /// A reader for which one unreadable row makes the bill unreadable.
  public static <L> BillReader<L> strict(Consumer<? super L> lines) {
    return new BillReader<>(
        lines,
        failure -> {
          throw failure;
        },
        0);
  }

  /// A first reading, which passes on nothing.
  ///
  /// @param lines takes each line all the same
  public BillReader<L> trial(Consumer<? super L> lines) {
    var left = new int[] {limit};
    return new BillReader<>(
        lines,
        failure -> {
          if (left[0]-- == 0) {
            throw failure;
          }
        },
        limit);
  }

  /// @param row reads it, or throws [Unavailable]
  public void take(Supplier<? extends L> row) {
    L line;
    try {
      line = row.get();
    } catch (Unavailable failure) {
      unreadable.accept(failure);
      return;
    }
    lines.accept(line);
  }
}

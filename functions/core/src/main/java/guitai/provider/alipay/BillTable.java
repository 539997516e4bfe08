package guitai.provider.alipay;

import guitai.order.Unavailable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A file of a bill: notes, names of columns, rows, notes with the sums. A note begins with `#`.
final class BillTable {
  /// Of a line, in characters.
  private static final int LINE = 64 * 1024;

  private final Reader text;
  private final List<String> notes = new ArrayList<>();
  private Optional<BillColumns> columns = Optional.empty();
  private long number;

  private BillTable(Reader text) {
    this.text = text;
  }

  /// Hands over each row, and returns the notes.
  ///
  /// @throws Unavailable where it is no table, or ends in the middle of it
  static List<String> read(Reader text, Consumer<BillRow> rows) throws IOException {
    var table = new BillTable(text);
    for (var line = table.line(); line.isPresent(); line = table.line()) {
      table.take(line.get(), rows);
    }
    if (table.columns.isEmpty()) {
      throw new Unavailable("a bill has no columns");
    }
    return List.copyOf(table.notes);
  }

  private void take(String line, Consumer<BillRow> rows) {
    if (line.startsWith("#")) {
      notes.add(line);
    } else if (!line.isBlank()) {
      columns.ifPresentOrElse(
          known -> rows.accept(new BillRow(number, known, line)),
          () -> columns = Optional.of(new BillColumns(line)));
    }
  }

  /// Empty after the last one.
  private Optional<String> line() throws IOException {
    int c = text.read();
    if (c < 0) {
      return Optional.empty();
    }
    number++;
    var line = new StringBuilder(512);
    for (; c >= 0 && c != '\n'; c = text.read()) {
      if (line.length() == LINE) {
        throw new Unavailable("line " + number + " of a bill is too long");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return Optional.of(line.toString());
  }
}

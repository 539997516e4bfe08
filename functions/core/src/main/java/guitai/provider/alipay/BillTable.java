package guitai.provider.alipay;

import guitai.problem.Unavailable;
import guitai.provider.BillColumns;
import guitai.provider.BillLines;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A file of a bill: notes, names of columns, rows, notes with the sums. A note begins with `#`.
final class BillTable {
  private final BillLines text;
  private final List<String> notes = new ArrayList<>();
  private Optional<BillColumns> columns = Optional.empty();

  private BillTable(Reader text) {
    this.text = new BillLines(text);
  }

  /// Passes each row to the consumer, which reads it at once, and returns the notes.
  ///
  /// @throws Unavailable if the file has no table or ends inside it
  static List<String> read(Reader text, Consumer<Supplier<BillRow>> rows) throws IOException {
    var table = new BillTable(text);
    for (var line = table.text.next(); line.isPresent(); line = table.text.next()) {
      table.take(line.get(), rows);
    }
    if (table.columns.isEmpty()) {
      throw new Unavailable("a bill has no columns");
    }
    return List.copyOf(table.notes);
  }

  private void take(String line, Consumer<Supplier<BillRow>> rows) {
    if (line.startsWith("#")) {
      notes.add(line);
    } else if (!line.isBlank()) {
      columns.ifPresentOrElse(
          known -> rows.accept(() -> new BillRow(text.number(), known, line)),
          () -> columns = Optional.of(BillRow.columns(line)));
    }
  }
}

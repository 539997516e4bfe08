package guitai.sandbox.simulator;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.function.Consumer;

/// The entries that a simulator's state is replayed from. It is replayed once, then appended to.
public interface Journal extends AutoCloseable {
  /// The limit of an entry, in bytes.
  int LINE_LIMIT = 1024 * 1024;

  /// An append-only file of JSON objects.
  ///
  /// @throws IllegalStateException if another process, or this one, has locked the file already
  static Journal open(Path file) {
    return FileJournal.open(file);
  }

  /// One that is lost with this process. A simulator that is opened with it again finds its state.
  static Journal inMemory() {
    return new MemoryJournal();
  }

  /// Passes every entry on in order.
  void replay(Consumer<JsonObject> reader);

  /// Returns after the entry is stored.
  ///
  /// @throws IllegalStateException if it wasn't replayed yet
  void append(JsonObject entry);

  @Override
  void close();
}

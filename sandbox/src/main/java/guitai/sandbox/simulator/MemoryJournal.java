package guitai.sandbox.simulator;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A journal in memory.
final class MemoryJournal implements Journal {
  private final List<JsonObject> entries = new ArrayList<>();
  private boolean replayed;

  @Override
  public synchronized void replay(Consumer<JsonObject> reader) {
    List.copyOf(entries).forEach(reader);
    replayed = true;
  }

  @Override
  public synchronized void append(JsonObject entry) {
    if (!replayed) {
      throw new IllegalStateException("replay comes first");
    }
    entries.add(entry);
  }

  @Override
  public synchronized void close() {
    replayed = false;
  }
}

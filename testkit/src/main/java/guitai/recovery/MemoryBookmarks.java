package guitai.recovery;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Bookmarks in memory, under the same conditions as the stored ones; for tests.
public final class MemoryBookmarks implements Bookmarks {
  private final Map<String, Bookmark> marks = new HashMap<>();

  @Override
  public synchronized Optional<Bookmark> of(String name) {
    return Optional.ofNullable(marks.get(name));
  }

  @Override
  public synchronized boolean move(String name, Optional<Bookmark> was, Bookmark to) {
    if (!of(name).equals(was)) {
      return false;
    }
    marks.put(name, to);
    return true;
  }
}

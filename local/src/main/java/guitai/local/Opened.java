package guitai.local;

import java.util.ArrayDeque;
import java.util.Deque;

/// Things opened one after another, closed the other way round.
final class Opened implements AutoCloseable {
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T thing) {
    opened.push(thing);
    return thing;
  }

  /// Closes all, whatever one of them throws.
  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        System.err.println("while closing: " + e);
      }
    }
  }
}

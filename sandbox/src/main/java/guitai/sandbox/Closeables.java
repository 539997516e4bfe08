package guitai.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;

/// Resources opened one after another, closed in the reverse order.
public final class Closeables implements AutoCloseable {
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  public <T extends AutoCloseable> T add(T thing) {
    opened.push(thing);
    return thing;
  }

  /// Closes all of them, even if closing one throws.
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

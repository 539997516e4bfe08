package guitai.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;

/// What is opened one after another, closed the other way round.
public final class Closeables implements AutoCloseable {
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  public <T extends AutoCloseable> T add(T thing) {
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

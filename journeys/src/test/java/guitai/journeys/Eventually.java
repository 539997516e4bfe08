package guitai.journeys;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for an asynchronous result, for a bounded time.
final class Eventually {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Eventually() {}

  static <T> T become(Duration patience, Supplier<T> look, Predicate<T> wanted) {
    T seen = look.get();
    for (long i = patience.dividedBy(PAUSE); i > 0 && !wanted.test(seen); i--) {
      pause();
      seen = look.get();
    }
    if (!wanted.test(seen)) {
      throw new AssertionError("after " + patience + " still " + seen);
    }
    return seen;
  }

  static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

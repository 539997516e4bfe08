package guitai.local;

import java.time.Duration;

/// Runs a function at once, and again some time after each run, as its schedule in the template
/// does. A failed run doesn't stop the next one.
record Schedule(Thread thread) implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(10);

  static Schedule every(Duration rate, Runnable function) {
    return new Schedule(
        Thread.ofPlatform().daemon().name("schedule").start(() -> repeat(rate, function)));
  }

  private static void repeat(Duration rate, Runnable function) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        function.run();
        Thread.sleep(rate);
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        if (!pause(rate)) { // the function has logged it
          return;
        }
      }
    }
  }

  private static boolean pause(Duration rate) {
    try {
      Thread.sleep(rate);
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(GRACE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

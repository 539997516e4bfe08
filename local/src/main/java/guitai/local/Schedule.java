package guitai.local;

import java.time.Duration;

/// Runs a function at once and then a minute after each run, as its rule in the template does; a
/// run that fails is followed by the next one all the same.
record Schedule(Thread thread) implements AutoCloseable {
  private static final Duration RATE = Duration.ofMinutes(1);
  private static final Duration GRACE = Duration.ofSeconds(10);

  static Schedule everyMinute(Runnable function) {
    return new Schedule(
        Thread.ofPlatform().daemon().name("schedule").start(() -> repeat(function)));
  }

  private static void repeat(Runnable function) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        function.run();
        Thread.sleep(RATE);
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        if (!pause()) { // the function has logged it
          return;
        }
      }
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(RATE);
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

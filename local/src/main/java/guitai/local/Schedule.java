package guitai.local;

import java.time.Duration;

/// Runs a function at once, and again some time after each run, as its schedule in the template
/// does, by the store's clock. A failed run doesn't stop the next one.
record Schedule(Thread thread) implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(10);

  static Schedule every(Duration rate, StoreClock clock, Runnable function) {
    return new Schedule(
        Thread.ofPlatform().daemon().name("schedule").start(() -> repeat(rate, clock, function)));
  }

  private static void repeat(Duration rate, StoreClock clock, Runnable function) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        function.run();
        clock.await(clock.instant().plus(rate));
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        if (!pause(rate, clock)) { // the function has logged it
          return;
        }
      }
    }
  }

  private static boolean pause(Duration rate, StoreClock clock) {
    try {
      clock.await(clock.instant().plus(rate));
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

package guitai.sandbox.simulator;

import java.time.Duration;

/// Lets time pass before a provider answers.
public interface Pause {
  void hold(Duration time);

  /// The calling thread sleeps.
  static Pause ofMachine() {
    return time -> {
      try {
        Thread.sleep(time);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }
}

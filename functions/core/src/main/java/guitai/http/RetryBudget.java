package guitai.http;

import guitai.problem.Unavailable;
import java.io.IOException;
import java.time.Duration;

/// How often a question is asked while no answer tells anything; within eight seconds in all, which
/// is less than any function that asks may take.
public enum RetryBudget {
  /// What may be asked again: three times, each for four seconds at most.
  REPEATED(3, Duration.ofSeconds(4)),
  /// What must not be: where there is doubt, the caller asks what became of it.
  ONCE(1, Duration.ofMillis(7_500));

  private static final Duration BUDGET = Duration.ofMillis(7_500);
  private static final Duration WORTHWHILE = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final int tries;
  private final Duration each;

  RetryBudget(int tries, Duration each) {
    this.tries = tries;
    this.each = each;
  }

  /// Asks once.
  public interface Question<T> {
    /// @param limit until the last byte of the answer
    /// @throws IOException where no whole answer came
    /// @throws Doubtful where it tells nothing
    T ask(Duration limit) throws IOException, UnclearAnswer;
  }

  /// @param whom is asked, as the failure names them
  /// @throws Unavailable where no answer told anything
  public <T> T ask(String whom, Question<T> question) {
    long end = System.nanoTime() + BUDGET.toNanos();
    for (int tried = 1; ; tried++) {
      try {
        return question.ask(least(each, until(end)));
      } catch (IOException | UnclearAnswer e) {
        if (tried == tries || until(end).compareTo(WORTHWHILE) < 0) {
          throw new Unavailable(whom + " gave no answer to be believed: " + e.getMessage(), e);
        }
        pause(PAUSE.multipliedBy(tried), whom);
      }
    }
  }

  private static Duration until(long end) {
    return Duration.ofNanos(end - System.nanoTime());
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static void pause(Duration duration, String whom) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted while " + whom + " was asked", e);
    }
  }
}

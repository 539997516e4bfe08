package guitai.http;

import guitai.host.Host;
import guitai.problem.Unavailable;
import java.io.IOException;
import java.time.Duration;

/// How often a call is tried while every answer is unclear: within eight seconds in all, which is
/// less than the timeout of any function that calls.
public enum RetryBudget {
  /// For a call that may be repeated: three tries of at most four seconds each.
  REPEATED(3, Duration.ofSeconds(4)),
  /// For a call that must not be repeated: if its outcome is unclear, the caller queries it.
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

  /// One try of a call.
  public interface Call<T> {
    /// @param limit until the last byte of the answer
    /// @throws IOException if no complete answer came
    /// @throws UnclearAnswer if the answer leaves the outcome unclear
    T send(Duration limit) throws IOException, UnclearAnswer;
  }

  /// @param callee named in the failure
  /// @throws Unavailable if no try got a clear answer
  public <T> T call(Host host, String callee, Call<T> question) {
    var end = host.uptime().plus(BUDGET);
    for (int tried = 1; ; tried++) {
      try {
        return question.send(least(each, end.minus(host.uptime())));
      } catch (IOException | UnclearAnswer e) {
        if (tried == tries || end.minus(host.uptime()).compareTo(WORTHWHILE) < 0) {
          throw new Unavailable(callee + " gave no clear answer: " + e.getMessage(), e);
        }
        host.pause(PAUSE.multipliedBy(tried));
      }
    }
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}

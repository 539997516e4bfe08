package guitai.sandbox.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a provider's next calls meet. It is forgotten at a restart.
public final class Troubles {
  /// No more are waiting at once.
  public static final int LIMIT = 100;

  /// Nobody is held longer.
  public static final Duration DELAY_LIMIT = Duration.ofMinutes(1);

  public enum Kind {
    /// Done, and no answer but a gateway's 504 after the delay.
    TIMEOUT_AFTER_DOING,
    /// Not done, and no answer but a gateway's 504 after the delay.
    TIMEOUT_BEFORE_DOING,
    /// Not done, answered as if nobody knew.
    SYSTEM_ERROR,
    /// Done, answered as if nobody knew.
    SYSTEM_ERROR_AFTER_DOING,
    RATE_LIMIT,
    /// Done and answered, after the delay.
    SLOW,
    /// Done, answered without a signature.
    UNSIGNED,
    /// Done, answered with the provider's own probe in the place of a signature.
    PROBE;

    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kind> of(String text) {
      return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }

    public static String all() {
      return Arrays.stream(values()).map(Kind::text).collect(Collectors.joining(", "));
    }
  }

  /// @param call what the call is named by
  public record Trouble(Predicate<String> call, Kind kind, Duration delay) {
    /// Lets the caller wait.
    public void hold() {
      try {
        Thread.sleep(delay);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private final List<Trouble> waiting = new ArrayList<>();

  /// @throws Refusal where too many are waiting already
  public synchronized void add(Trouble trouble, int times) {
    if (waiting.size() + times > LIMIT) {
      throw Refusal.of(
          409, "too-much-trouble", "No more than " + LIMIT + " calls can be troubled.");
    }
    for (int i = 0; i < times; i++) {
      waiting.add(trouble);
    }
  }

  /// The first that meets the call, which is used up by it.
  public synchronized Optional<Trouble> next(String call) {
    var next = waiting.stream().filter(trouble -> trouble.call().test(call)).findFirst();
    next.ifPresent(waiting::remove);
    return next;
  }
}

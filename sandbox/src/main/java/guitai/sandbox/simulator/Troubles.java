package guitai.sandbox.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Faults of a provider's next calls. They are lost at a restart.
public final class Troubles {
  /// The limit of pending faults.
  public static final int LIMIT = 100;

  /// The limit of a delay.
  public static final Duration DELAY_LIMIT = Duration.ofMinutes(1);

  public enum Kind {
    /// Executed, but answered only by a gateway's 504 after the delay.
    TIMEOUT_AFTER_DOING,
    /// Not executed, and answered only by a gateway's 504 after the delay.
    TIMEOUT_BEFORE_DOING,
    /// Not executed, and answered by an error with an unknown outcome.
    SYSTEM_ERROR,
    /// Executed, but answered by an error with an unknown outcome.
    SYSTEM_ERROR_AFTER_DOING,
    RATE_LIMIT,
    /// Executed and answered, after the delay.
    SLOW,
    /// Executed, answered without a signature.
    UNSIGNED,
    /// Executed, answered with the provider's own probe instead of a signature.
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

  /// @param call the name of the call
  public record Trouble(Predicate<String> call, Kind kind, Duration delay) {}

  private final Pause pause;
  private final List<Trouble> waiting = new ArrayList<>();

  public Troubles(Pause pause) {
    this.pause = pause;
  }

  /// Delays the answer.
  public void hold(Trouble trouble) {
    pause.hold(trouble.delay());
  }

  /// @throws Refusal if too many are pending already
  public synchronized void add(Trouble trouble, int times) {
    if (waiting.size() + times > LIMIT) {
      throw Refusal.of(
          409, "too-much-trouble", "No more than " + LIMIT + " calls can be troubled.");
    }
    for (int i = 0; i < times; i++) {
      waiting.add(trouble);
    }
  }

  /// The first fault of that call, which is used up by it.
  public synchronized Optional<Trouble> next(String call) {
    var next = waiting.stream().filter(trouble -> trouble.call().test(call)).findFirst();
    next.ifPresent(waiting::remove);
    return next;
  }
}

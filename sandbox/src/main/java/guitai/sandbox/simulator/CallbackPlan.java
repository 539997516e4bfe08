package guitai.sandbox.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// How the network treats the callback of a play: exactly as planned, without retries.
///
/// @param times the number of copies sent at once
/// @param drop never sent at all
public record CallbackPlan(int times, Duration delay, boolean drop, Tampering tamper) {
  /// The limit of copies.
  public static final int TIMES_LIMIT = 20;

  /// The limit of the delay.
  public static final Duration DELAY_LIMIT = Duration.ofHours(1);

  /// Empty if the play has no plan: then the provider behaves as documented.
  public static Optional<CallbackPlan> of(PlayRequest request) {
    return request
        .object("callback", Set.of("times", "delayMillis", "drop", "tamper"))
        .map(callback ->
            new CallbackPlan(
                callback.number("times", 1, TIMES_LIMIT).orElse(1L).intValue(),
                Duration.ofMillis(
                    callback.number("delayMillis", 0, DELAY_LIMIT.toMillis()).orElse(0L)),
                callback.flag("drop"),
                tamper(callback.text("tamper").orElse("none"))));
  }

  private static Tampering tamper(String text) {
    return Tampering.of(text)
        .orElseThrow(
            () -> PlayRequest.malformed("callback.tamper is one of " + Tampering.all() + "."));
  }
}

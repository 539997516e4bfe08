package guitai.local.events;

import java.time.Duration;

/// The template's settings of the queue and of the function behind it.
public final class RefundQueue {
  /// Messages that the function gets at most at a time.
  public static final int BATCH = 5;

  /// How long the function has for them.
  public static final Duration TIMEOUT = Duration.ofSeconds(90);

  /// Six times as long as the function has, as AWS advises; by then the minute's run was there.
  public static final Duration VISIBILITY = Duration.ofMinutes(9);

  /// How often a message is received before it is a dead letter.
  public static final int RECEIVES = 5;

  private RefundQueue() {}
}

package guitai.local.events;

import java.time.Duration;

/// The template's settings of the refund queue and of SendRefund, which reads it.
public final class RefundQueue {
  /// Messages in one batch, at most.
  public static final int BATCH = 5;

  /// The function's timeout for a batch.
  public static final Duration TIMEOUT = Duration.ofSeconds(90);

  /// Six times the function's timeout, as AWS advises; RecoverPayments has run several times by
  /// then.
  public static final Duration VISIBILITY = Duration.ofMinutes(9);

  /// How often a message is received before it is a dead letter.
  public static final int RECEIVES = 5;

  private RefundQueue() {}
}

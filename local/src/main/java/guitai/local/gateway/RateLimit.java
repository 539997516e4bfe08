package guitai.local.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A route's rate limit, as API Gateway's: so many requests at once, and so many a second on
/// average.
public record RateLimit(int perSecond, int burst) {

  /// A bucket that counts by that clock, full at first.
  Bucket bucket(InstantSource clock) {
    return new Bucket(this, clock);
  }

  /// Admits requests within the limit.
  static final class Bucket {
    private final Duration share;
    private final Duration room;
    private final InstantSource clock;
    private Instant spent = Instant.EPOCH;

    private Bucket(RateLimit limit, InstantSource clock) {
      this.share = Duration.ofSeconds(1).dividedBy(limit.perSecond());
      this.room = share.multipliedBy(limit.burst());
      this.clock = clock;
    }

    /// Whether there is room for one more request, which takes its share.
    synchronized boolean admits() {
      var now = clock.instant();
      var after = (spent.isBefore(now) ? now : spent).plus(share);
      boolean admitted = !after.isAfter(now.plus(room));
      if (admitted) {
        spent = after;
      }
      return admitted;
    }
  }
}

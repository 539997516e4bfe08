package guitai.lambda;

import guitai.order.OutstandingOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// What is outstanding, and of what a run found due the oldest.
record OldestDue<I>(OutstandingOrders<I> outstanding, AtomicReference<Instant> oldest)
    implements OutstandingOrders<I> {
  OldestDue(OutstandingOrders<I> outstanding) {
    this(outstanding, new AtomicReference<>(Instant.MAX));
  }

  @Override
  public List<Due<I>> due(Instant by, int limit) {
    var found = outstanding.due(by, limit);
    found.forEach(due -> oldest.accumulateAndGet(due.at(), OldestDue::earlier));
    return found;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  @Override
  public Optional<Due<I>> of(I id) {
    return outstanding.of(id);
  }

  @Override
  public boolean postpone(Due<I> due, Instant until) {
    return outstanding.postpone(due, until);
  }

  /// How long it had been due, zero where nothing was; the next run begins anew.
  Duration age(Instant now) {
    var at = oldest.getAndSet(Instant.MAX);
    return at.isBefore(now) ? Duration.between(at, now) : Duration.ZERO;
  }
}

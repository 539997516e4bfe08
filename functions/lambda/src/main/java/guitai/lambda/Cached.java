package guitai.lambda;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// A value cached for a while: a rotated secret (密钥轮换) takes effect soon, and a busy function
/// fetches it seldom.
final class Cached<T> implements Supplier<T> {
  private final Supplier<T> source;
  private final Duration age;
  private final InstantSource clock;
  private Optional<T> value = Optional.empty();
  private Instant staleAt = Instant.MIN;

  Cached(Supplier<T> source, Duration age, InstantSource clock) {
    this.source = source;
    this.age = age;
    this.clock = clock;
  }

  @Override
  public synchronized T get() {
    var now = clock.instant();
    if (value.isEmpty() || !now.isBefore(staleAt)) {
      value = Optional.of(source.get());
      staleAt = now.plus(age);
    }
    return value.get();
  }
}

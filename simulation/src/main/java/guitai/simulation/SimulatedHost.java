package guitai.simulation;

import guitai.host.Host;
import guitai.host.Transport;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/// The machine of a function in a history: virtual time, actors for threads, nonces by the seed,
/// and the simulated network.
record SimulatedHost(Scheduler scheduler, Nonces nonces, Transport transport) implements Host {
  @Override
  public Instant instant() {
    return scheduler.now().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public Duration uptime() {
    return Duration.between(Instant.EPOCH, scheduler.now());
  }

  @Override
  public void pause(Duration duration) {
    scheduler.sleep(duration);
    scheduler.lifetime().requireAlive(scheduler.now());
  }

  @Override
  public String nonce() {
    return nonces.next();
  }

  @Override
  public <T> List<Future<T>> invokeAll(List<? extends Callable<T>> tasks, Duration limit) {
    var end = scheduler.now().plus(limit);
    var lifetime = scheduler.lifetime();
    var futures = new ArrayList<CompletableFuture<T>>();
    for (var task : tasks) {
      var future = new CompletableFuture<T>();
      futures.add(future);
      scheduler.spawn(scheduler.name(), lifetime, () -> complete(future, task));
    }
    scheduler.await(() -> futures.stream().allMatch(CompletableFuture::isDone), end);
    lifetime.requireAlive(scheduler.now());
    futures.forEach(future -> future.cancel(true));
    return List.copyOf(futures);
  }

  private static <T> void complete(CompletableFuture<T> future, Callable<T> task) {
    try {
      future.complete(task.call());
    } catch (Death e) {
      future.cancel(true);
    } catch (Throwable e) { // as a thread pool does
      future.completeExceptionally(e);
    }
  }
}

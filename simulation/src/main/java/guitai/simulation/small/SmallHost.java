package guitai.simulation.small;

import guitai.host.Host;
import guitai.host.Transport;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/// The machine of one run of a function: its clock shows when the last answer came.
///
/// @param name distinguishes its nonces from other runs'
record SmallHost(PortCaller caller, String name) implements Host {
  @Override
  public Instant instant() {
    return caller.now();
  }

  @Override
  public Duration uptime() {
    return Duration.between(Instant.EPOCH, instant());
  }

  /// A customer who has to wait leaves, and comes back with another request.
  @Override
  public void pause(Duration duration) {
    throw new Unavailable("the caller doesn't wait");
  }

  @Override
  public String nonce() {
    return name + " at " + instant();
  }

  @Override
  public <T> List<Future<T>> invokeAll(List<? extends Callable<T>> tasks, Duration limit) {
    var results = new ArrayList<Future<T>>();
    for (var task : tasks) {
      results.add(result(task));
    }
    return results;
  }

  private static <T> Future<T> result(Callable<T> task) {
    try {
      return CompletableFuture.completedFuture(task.call());
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public Transport transport() {
    throw Problem.notFound("The small world has no network.");
  }
}

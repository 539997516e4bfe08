package guitai.sandbox.simulator;

import guitai.sandbox.simulator.Deliveries.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Sends the copies of a callback all at once; one that is acknowledged is enough.
public final class Copies {
  private Copies() {}

  /// The result of one copy: the status of its answer, or the reason why there is none.
  public record Sent(boolean acknowledged, String result) {}

  /// @param executor runs them
  /// @param post sends one
  public static Outcome send(Callback callback, Executor executor, Supplier<Sent> post) {
    var copies =
        IntStream.range(0, callback.copies())
            .mapToObj(_ -> CompletableFuture.supplyAsync(post, executor))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    return new Outcome(
        copies.stream().anyMatch(Sent::acknowledged),
        copies.stream().map(Sent::result).collect(Collectors.joining(", ")));
  }
}

package guitai.simulation;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Runs histories until one is broken: `FirstBroken HISTORIES`. Prints its number, counted from 1,
/// and its first finding; ends with 1 where none is broken. However many run at once, it is the
/// first in order.
public final class FirstBroken {
  private static final int WORKERS = 2;

  private FirstBroken() {}

  private record Found(long history, String finding) {}

  public static void main(String[] arguments) throws InterruptedException {
    var first = new AtomicReference<>(new Found(Long.parseLong(arguments[0]), ""));
    var merchant = Simulate.prepared();
    var next = new AtomicLong();
    var workers = new Thread[WORKERS];
    for (int i = 0; i < WORKERS; i++) {
      workers[i] = Thread.ofPlatform().start(() -> work(merchant, next, first));
    }
    for (var worker : workers) {
      worker.join();
    }
    var found = first.get();
    if (!found.finding().isEmpty()) {
      System.out.println(found.history() + " " + found.finding());
    }
    System.exit(found.finding().isEmpty() ? 1 : 0);
  }

  private static void work(Merchant merchant, AtomicLong next, AtomicReference<Found> first) {
    for (long seed = next.getAndIncrement();
        seed < first.get().history();
        seed = next.getAndIncrement()) {
      var verdict = History.run(Choices.seeded(seed), seed, merchant);
      if (verdict.broken()) {
        var found = new Found(seed + 1, verdict.findings().getFirst());
        first.accumulateAndGet(
            found, (one, other) -> other.history() <= one.history() ? other : one);
      }
    }
  }
}

package guitai.simulation;

import java.util.concurrent.atomic.AtomicLong;

/// Many histories, two at a time.
final class Histories {
  private static final int WORKERS = 2;

  private Histories() {}

  static void run(Merchant merchant, long from, long count, Tally tally)
      throws InterruptedException {
    var next = new AtomicLong(from);
    var workers = new Thread[WORKERS];
    for (int i = 0; i < WORKERS; i++) {
      workers[i] =
          Thread.ofPlatform()
              .start(() -> {
                for (long seed = next.getAndIncrement();
                    seed < from + count;
                    seed = next.getAndIncrement()) {
                  tally.add(seed, History.run(Choices.seeded(seed), seed, merchant));
                }
              });
    }
    for (var worker : workers) {
      worker.join();
    }
  }
}

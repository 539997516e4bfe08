package guitai.sandbox.simulator;

import java.util.concurrent.Semaphore;

/// Sends callbacks as they become due, several of them concurrently.
final class CallbackThread {
  /// The limit of concurrent deliveries.
  private static final int CONCURRENCY = 16;

  private final PassiveSimulator simulator;
  private final Semaphore slots = new Semaphore(CONCURRENCY);

  private CallbackThread(PassiveSimulator simulator) {
    this.simulator = simulator;
  }

  /// It ends when the simulator is closed.
  static void start(PassiveSimulator simulator) {
    Thread.ofPlatform().daemon().name("callbacks").start(new CallbackThread(simulator)::run);
  }

  private void run() {
    try {
      slots.acquire();
      var deliveries = simulator.deliveries();
      for (var due = deliveries.await(); due.isPresent(); due = deliveries.await()) {
        var callback = due.get();
        Thread.ofVirtual().start(() -> send(callback));
        slots.acquire();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(Callback callback) {
    try {
      simulator.record(callback, simulator.send(callback));
    } finally {
      slots.release();
    }
  }
}

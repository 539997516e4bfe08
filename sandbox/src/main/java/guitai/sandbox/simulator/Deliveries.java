package guitai.sandbox.simulator;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Sends callbacks when they are due on the simulator's clock, and stores each result durably. A
/// callback itself is durable before it comes here.
public final class Deliveries implements AutoCloseable {
  /// The limit of concurrent deliveries.
  public static final int CONCURRENCY = 16;

  private static final String TYPE = "attempted";

  /// Sends all copies of one callback.
  public interface Sender {
    Outcome send(Callback callback);
  }

  /// @param result for the list of orders
  public record Outcome(boolean acknowledged, String result) {}

  private record Due(Instant at, String id) {}

  private final Journal journal;
  private final MovableClock clock;
  private final Function<Callback, List<Duration>> gaps;
  private final Semaphore slots = new Semaphore(CONCURRENCY);
  private final Map<String, Delivery> deliveries = new HashMap<>();
  private final Map<String, List<String>> byOrder = new HashMap<>();
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::id));
  private boolean open;

  /// @param gaps between the deliveries of a callback, as the provider documents them
  public Deliveries(Journal journal, MovableClock clock, Function<Callback, List<Duration>> gaps) {
    this.journal = journal;
    this.clock = clock;
    this.gaps = gaps;
  }

  /// Schedules a callback that the journal has stored.
  public synchronized void accept(Callback callback) {
    byOrder.computeIfAbsent(callback.order(), _ -> new ArrayList<>()).add(callback.id());
    store(new Delivery(callback, List.of()));
  }

  private void store(Delivery delivery) {
    deliveries.put(delivery.callback().id(), delivery);
    if (open) {
      queue(delivery);
    }
  }

  private void queue(Delivery delivery) {
    next(delivery).ifPresent(at -> due.add(new Due(at, delivery.callback().id())));
    notifyAll();
  }

  /// @return whether the entry was a delivery's
  public synchronized boolean replay(JsonObject entry) {
    if (!entry.getString("type").equals(TYPE)) {
      return false;
    }
    store(known(entry.getString("callback")).with(Delivery.Attempt.of(entry)));
    return true;
  }

  private Delivery known(String id) {
    return Optional.ofNullable(deliveries.get(id))
        .orElseThrow(() -> new IllegalStateException("no callback " + id));
  }

  /// The past and pending callbacks of an order, oldest first.
  public synchronized List<Delivery> of(String order) {
    return byOrder.getOrDefault(order, List.of()).stream().map(this::known).toList();
  }

  /// The time of the next delivery, by this provider's schedule.
  public Optional<Instant> next(Delivery delivery) {
    return delivery.next(gaps.apply(delivery.callback()));
  }

  /// Starts to send, after the journal was replayed.
  public synchronized void start(Sender sender) {
    open = true;
    deliveries.values().forEach(this::queue);
    Thread.ofPlatform().daemon().name("callbacks").start(() -> run(sender));
  }

  /// Call it after the clock was moved.
  public synchronized void wake() {
    notifyAll();
  }

  private void run(Sender sender) {
    try {
      slots.acquire();
      for (var taken = take(); taken.isPresent(); taken = take()) {
        var callback = taken.get();
        Thread.ofVirtual().start(() -> send(sender, callback));
        slots.acquire();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits until a callback is due; empty once closed.
  private synchronized Optional<Callback> take() throws InterruptedException {
    while (open) {
      var first = due.peek();
      var wait =
          first == null ? Duration.ofMinutes(1) : Duration.between(clock.instant(), first.at());
      if (first != null && !wait.isPositive()) {
        due.remove(first);
        return Optional.of(known(first.id()).callback());
      }
      wait(Math.clamp(wait.toMillis(), 1, 60_000));
    }
    return Optional.empty();
  }

  private void send(Sender sender, Callback callback) {
    try {
      record(callback, sender.send(callback));
    } finally {
      slots.release();
    }
  }

  private synchronized void record(Callback callback, Outcome outcome) {
    if (!open) {
      return;
    }
    var attempt = new Delivery.Attempt(clock.instant(), outcome.acknowledged(), outcome.result());
    journal.append(attempt.entry().add("type", TYPE).add("callback", callback.id()).build());
    store(known(callback.id()).with(attempt));
  }

  @Override
  public synchronized void close() {
    open = false;
    notifyAll();
  }
}

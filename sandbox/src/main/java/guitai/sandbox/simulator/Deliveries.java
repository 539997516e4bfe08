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
import java.util.function.Function;

/// The callbacks that are sent when they are due on the simulator's clock, and the stored result of
/// each delivery. A callback itself is durable before it comes here.
public final class Deliveries implements AutoCloseable {
  private static final String TYPE = "attempted";
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

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

  /// Lets callbacks become due, after the journal was replayed.
  public synchronized void open() {
    open = true;
    deliveries.values().forEach(this::queue);
  }

  /// Call it after the clock was moved.
  public synchronized void wake() {
    notifyAll();
  }

  /// When the first callback that isn't taken yet is due; empty if there is none.
  public synchronized Optional<Instant> nextDue() {
    return Optional.ofNullable(due.peek()).map(Due::at);
  }

  /// The first callback that is due now; its result must be recorded before it is due again.
  public synchronized Optional<Callback> take() {
    if (nextDue().filter(at -> !at.isAfter(clock.instant())).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(known(due.remove().id()).callback());
  }

  /// Waits until a callback is due; empty once closed.
  synchronized Optional<Callback> await() throws InterruptedException {
    while (open) {
      var taken = take();
      if (taken.isPresent()) {
        return taken;
      }
      var wait = nextDue().map(at -> Duration.between(clock.instant(), at)).orElse(LONGEST_WAIT);
      wait(Math.clamp(wait.toMillis(), 1, LONGEST_WAIT.toMillis()));
    }
    return Optional.empty();
  }

  /// Stores the result of a delivery, unless it was closed meanwhile.
  public synchronized void record(Callback callback, Outcome outcome) {
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

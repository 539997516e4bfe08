package guitai.order;

import guitai.inapp.MemoryPurchases;
import guitai.inapp.PurchaseId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The outstanding orders in memory, under the same conditions as in the database; for tests.
public final class MemoryOutstandingOrders<I> implements OutstandingOrders<I> {
  /// A past's length and the due instant that follows from it.
  private record PastDue(int length, Optional<Instant> due) {}

  private record Moved(int length, Instant until) {}

  private final Supplier<List<I>> ids;
  private final Function<I, PastDue> pasts;
  private final Map<I, Moved> moved = new HashMap<>();

  private MemoryOutstandingOrders(Supplier<List<I>> ids, Function<I, PastDue> pasts) {
    this.ids = ids;
    this.pasts = pasts;
  }

  public static MemoryOutstandingOrders<OrderId> of(MemoryOrders orders) {
    return new MemoryOutstandingOrders<>(
        orders::ids,
        id -> {
          var past = orders.find(id);
          return new PastDue(past.length(), past.due());
        });
  }

  public static MemoryOutstandingOrders<PurchaseId> of(MemoryPurchases purchases) {
    return new MemoryOutstandingOrders<>(
        purchases::ids,
        id -> {
          var past = purchases.find(id);
          return new PastDue(past.length(), past.due());
        });
  }

  @Override
  public synchronized List<Due<I>> due(Instant by, int limit) {
    return ids.get().stream()
        .flatMap(id -> of(id).stream())
        .filter(due -> !due.at().isAfter(by))
        .sorted(Comparator.comparing(Due::at))
        .limit(limit)
        .toList();
  }

  /// The postponed instant, until the next event sets it anew.
  @Override
  public synchronized Optional<Due<I>> of(I id) {
    var own = pasts.apply(id);
    var postponed = Optional.ofNullable(moved.get(id)).filter(m -> m.length() == own.length());
    return own.due().map(at -> new Due<>(id, postponed.map(Moved::until).orElse(at)));
  }

  @Override
  public synchronized boolean postpone(Due<I> due, Instant until) {
    if (!of(due.id()).equals(Optional.of(due))) {
      return false;
    }
    moved.put(due.id(), new Moved(pasts.apply(due.id()).length(), until));
    return true;
  }
}

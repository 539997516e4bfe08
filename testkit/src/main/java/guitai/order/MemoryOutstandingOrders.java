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

/// What is due in memory, under the same conditions as what is stored; for tests.
public final class MemoryOutstandingOrders<I> implements OutstandingOrders<I> {
  /// A past's length, and when it says that it is due.
  private record Said(int length, Optional<Instant> due) {}

  private record Moved(int length, Instant until) {}

  private final Supplier<List<I>> ids;
  private final Function<I, Said> pasts;
  private final Map<I, Moved> moved = new HashMap<>();

  private MemoryOutstandingOrders(Supplier<List<I>> ids, Function<I, Said> pasts) {
    this.ids = ids;
    this.pasts = pasts;
  }

  public static MemoryOutstandingOrders<OrderId> of(MemoryOrders orders) {
    return new MemoryOutstandingOrders<>(
        orders::ids,
        id -> {
          var past = orders.find(id);
          return new Said(past.length(), past.due());
        });
  }

  public static MemoryOutstandingOrders<PurchaseId> of(MemoryPurchases purchases) {
    return new MemoryOutstandingOrders<>(
        purchases::ids,
        id -> {
          var past = purchases.find(id);
          return new Said(past.length(), past.due());
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

  /// Where it was moved to, until the next event sets it anew.
  @Override
  public synchronized Optional<Due<I>> of(I id) {
    var said = pasts.apply(id);
    var here = Optional.ofNullable(moved.get(id)).filter(m -> m.length() == said.length());
    return said.due().map(at -> new Due<>(id, here.map(Moved::until).orElse(at)));
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

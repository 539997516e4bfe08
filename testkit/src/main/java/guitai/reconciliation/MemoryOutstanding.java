package guitai.reconciliation;

import guitai.order.MemoryOrders;
import guitai.order.OrderId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is due of the orders in memory, under the same conditions as of the stored ones; for tests.
public final class MemoryOutstanding implements Outstanding {
  private record Moved(int length, Instant until) {}

  private final MemoryOrders orders;
  private final Map<OrderId, Moved> moved = new HashMap<>();

  public MemoryOutstanding(MemoryOrders orders) {
    this.orders = orders;
  }

  @Override
  public synchronized List<Due> due(Instant by, int limit) {
    return orders.ids().stream()
        .flatMap(id -> at(id).map(instant -> new Due(id, instant)).stream())
        .filter(due -> !due.at().isAfter(by))
        .sorted(Comparator.comparing(Due::at))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<Due> of(OrderId order) {
    return at(order).map(instant -> new Due(order, instant));
  }

  @Override
  public synchronized boolean postpone(Due due, Instant until) {
    if (!at(due.order()).equals(Optional.of(due.at()))) {
      return false;
    }
    moved.put(due.order(), new Moved(orders.find(due.order()).length(), until));
    return true;
  }

  /// Where it was moved to, until the next event sets it anew.
  private Optional<Instant> at(OrderId id) {
    var past = orders.find(id);
    var here = Optional.ofNullable(moved.get(id)).filter(m -> m.length() == past.length());
    return past.due().map(at -> here.map(Moved::until).orElse(at));
  }
}

package guitai.order;

import guitai.inapp.MemoryPurchases;
import guitai.inapp.PurchaseId;
import guitai.memory.MemoryItems;
import guitai.memory.MemoryItems.Item;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/// The outstanding orders in memory, under the same conditions as in the database; for tests.
///
/// @param lag how many of the latest writes the list doesn't show yet, asked at each query of it
public record MemoryOutstandingOrders<I>(MemoryItems<I, ?> items, IntSupplier lag)
    implements OutstandingOrders<I> {
  private static final Comparator<Item<?>> MOST_OVERDUE_FIRST =
      Comparator.comparing((Item<?> item) -> item.due().orElseThrow())
          .thenComparing(item -> item.change().key());

  public static MemoryOutstandingOrders<OrderId> of(MemoryOrders orders) {
    return new MemoryOutstandingOrders<>(orders.items(), () -> 0);
  }

  public static MemoryOutstandingOrders<PurchaseId> of(MemoryPurchases purchases) {
    return new MemoryOutstandingOrders<>(purchases.items(), () -> 0);
  }

  @Override
  public List<Due<I>> due(Instant by, int limit) {
    return due(items, by).limit(limit).toList();
  }

  private <P> Stream<Due<I>> due(MemoryItems<I, P> items, Instant by) {
    return items.before(lag.getAsInt()).entrySet().stream()
        .filter(entry -> entry.getValue().due().filter(at -> !at.isAfter(by)).isPresent())
        .sorted(Map.Entry.comparingByValue(MOST_OVERDUE_FIRST))
        .map(entry -> new Due<>(entry.getKey(), entry.getValue().due().orElseThrow()));
  }

  @Override
  public Optional<Due<I>> of(I id) {
    return items.find(id).flatMap(Item::due).map(at -> new Due<>(id, at));
  }

  @Override
  public boolean postpone(Due<I> due, Instant until) {
    return items.postpone(due, until);
  }
}

package guitai.held;

import guitai.inapp.MemoryPurchases;
import guitai.inapp.PurchaseId;
import guitai.memory.Change;
import guitai.order.MemoryOrders;
import guitai.order.OrderId;
import guitai.order.OrderPageToken;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/// The held list in memory: which items are on it by an index that may lag, and what they hold as
/// they are now; for tests.
///
/// @param kinds of items that can be on the list
/// @param lag how many of the latest writes of each kind the list doesn't show yet, asked at each
///   page
public record MemoryHeldPayments(List<Kind> kinds, IntSupplier lag) implements HeldPayments {
  private static final Comparator<HeldPosition> OLDEST_FIRST =
      Comparator.comparing(HeldPosition::since).thenComparing(HeldPosition::item);

  /// A kind of items that can be on the list.
  public interface Kind {
    /// Those on the list before so many of the latest writes.
    Stream<HeldPosition> positions(int writes);

    /// The entries of an item as it is now; empty where the item is of another kind.
    Optional<List<HeldEntry>> held(String item);
  }

  public MemoryHeldPayments {
    kinds = List.copyOf(kinds);
  }

  public MemoryHeldPayments(MemoryOrders orders, MemoryPurchases purchases) {
    this(orders, purchases, () -> 0);
  }

  public MemoryHeldPayments(MemoryOrders orders, MemoryPurchases purchases, IntSupplier lag) {
    this(List.of(new OfOrders(orders), new OfPurchases(purchases)), lag);
  }

  public MemoryHeldPayments(
      MemoryOrders orders,
      MemoryPurchases purchases,
      MemoryDeliveries deliveries,
      IntSupplier lag) {
    this(List.of(new OfOrders(orders), new OfPurchases(purchases), deliveries), lag);
  }

  @Override
  public Page page(Optional<String> after, int limit) {
    var begin = after.map(HeldPosition::parse);
    int writes = lag.getAsInt();
    var rest =
        kinds.stream()
            .flatMap(kind -> kind.positions(writes))
            .filter(each -> begin.map(last -> OLDEST_FIRST.compare(each, last) > 0).orElse(true))
            .sorted(OLDEST_FIRST)
            .toList();
    var page = rest.subList(0, Math.min(OrderPageToken.clamp(limit), rest.size()));
    return new Page(
        page.stream()
            .flatMap(position -> held(position.item()).stream())
            .sorted(Comparator.comparing(HeldEntry::since))
            .toList(),
        page.size() < rest.size() ? Optional.of(page.getLast().text()) : Optional.empty());
  }

  @Override
  public Backlog backlog() {
    int writes = lag.getAsInt();
    var all = kinds.stream().flatMap(kind -> kind.positions(writes)).toList();
    return new Backlog(
        all.size(), all.stream().map(HeldPosition::since).min(Comparator.naturalOrder()));
  }

  private List<HeldEntry> held(String item) {
    return kinds.stream().flatMap(kind -> kind.held(item).stream()).findFirst().orElse(List.of());
  }

  /// Where an item is on the list, by the oldest of what it holds.
  public static Optional<HeldPosition> position(String item, List<HeldEntry> held) {
    return held.stream()
        .map(HeldEntry::since)
        .min(Comparator.naturalOrder())
        .map(at -> new HeldPosition(at.truncatedTo(ChronoUnit.MILLIS), item));
  }

  private record OfOrders(MemoryOrders orders) implements Kind {
    @Override
    public Stream<HeldPosition> positions(int writes) {
      return orders.items().before(writes).values().stream()
          .flatMap(item -> position(item.change().key(), HeldOrders.of(item.past())).stream());
    }

    @Override
    public Optional<List<HeldEntry>> held(String item) {
      return OrderId.parse(item).map(id -> HeldOrders.of(orders.find(id)));
    }
  }

  private record OfPurchases(MemoryPurchases purchases) implements Kind {
    private static final String PREFIX = Change.PURCHASE + " ";

    @Override
    public Stream<HeldPosition> positions(int writes) {
      return purchases.items().before(writes).values().stream()
          .flatMap(item -> position(item.change().key(), HeldPurchases.of(item.past())).stream());
    }

    @Override
    public Optional<List<HeldEntry>> held(String item) {
      return Optional.of(item)
          .filter(key -> key.startsWith(PREFIX))
          .flatMap(key -> PurchaseId.parse(key.substring(PREFIX.length())))
          .map(id -> HeldPurchases.of(purchases.find(id)));
    }
  }
}

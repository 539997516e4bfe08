package guitai.held;

import guitai.inapp.MemoryPurchases;
import guitai.inapp.PurchaseId;
import guitai.inapp.PurchasePast;
import guitai.memory.Change;
import guitai.memory.MemoryItems.Item;
import guitai.order.MemoryOrders;
import guitai.order.OrderId;
import guitai.order.OrderPageToken;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/// The held list of the orders and in-app purchases in memory: which items are on it by an index
/// that may lag, and what they hold as they are now; for tests.
///
/// @param lag how many of the latest writes of orders, and of purchases, the list doesn't show yet,
///   asked at each page
public record MemoryHeldPayments(MemoryOrders orders, MemoryPurchases purchases, IntSupplier lag)
    implements HeldPayments {
  private static final String PURCHASE = Change.PURCHASE + " ";

  private static final Comparator<HeldPosition> OLDEST_FIRST =
      Comparator.comparing(HeldPosition::since).thenComparing(HeldPosition::item);

  public MemoryHeldPayments(MemoryOrders orders, MemoryPurchases purchases) {
    this(orders, purchases, () -> 0);
  }

  @Override
  public Page page(Optional<String> after, int limit) {
    var begin = after.map(HeldPosition::parse);
    var rest =
        positions(lag.getAsInt())
            .filter(each -> begin.map(last -> OLDEST_FIRST.compare(each, last) > 0).orElse(true))
            .sorted(OLDEST_FIRST)
            .toList();
    var page = rest.subList(0, Math.min(OrderPageToken.clamp(limit), rest.size()));
    return new Page(
        page.stream()
            .flatMap(position -> held(position.item()).stream())
            .sorted(Comparator.comparing(HeldPayment::since))
            .toList(),
        page.size() < rest.size() ? Optional.of(page.getLast().text()) : Optional.empty());
  }

  private Stream<HeldPosition> positions(int writes) {
    return Stream.concat(
        orders.items().before(writes).values().stream()
            .flatMap(item -> position(item, item.past().heldSince()).stream()),
        purchases.items().before(writes).values().stream()
            .flatMap(item -> position(item, heldSince(item.past())).stream()));
  }

  private static Optional<HeldPosition> position(Item<?> item, Optional<Instant> since) {
    return since.map(
        at -> new HeldPosition(at.truncatedTo(ChronoUnit.MILLIS), item.change().key()));
  }

  private static Optional<Instant> heldSince(PurchasePast past) {
    return HeldPurchases.of(past).stream().map(HeldPayment::since).min(Comparator.naturalOrder());
  }

  private List<HeldPayment> held(String key) {
    if (key.startsWith(PURCHASE)) {
      var id = PurchaseId.parse(key.substring(PURCHASE.length()));
      return id.map(purchases::find).map(HeldPurchases::of).orElse(List.of());
    }
    return HeldPayment.of(orders.find(new OrderId(key)));
  }
}

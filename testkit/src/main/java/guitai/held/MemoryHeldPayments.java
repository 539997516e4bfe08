package guitai.held;

import guitai.order.MemoryOrders;
import guitai.order.OrderPageToken;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The held list of the orders in memory; for tests.
public record MemoryHeldPayments(MemoryOrders orders) implements HeldPayments {
  private record Item(HeldPosition position, List<HeldPayment> held) {}

  private static final Comparator<Item> OLDEST_FIRST =
      Comparator.comparing((Item item) -> item.position().since())
          .thenComparing(item -> item.position().item());

  @Override
  public Page page(Optional<String> after, int limit) {
    var begin = after.map(HeldPosition::parse).map(position -> new Item(position, List.of()));
    var rest =
        items()
            .filter(item -> begin.map(last -> OLDEST_FIRST.compare(item, last) > 0).orElse(true))
            .sorted(OLDEST_FIRST)
            .toList();
    var page = rest.subList(0, Math.min(OrderPageToken.clamp(limit), rest.size()));
    return new Page(
        page.stream().flatMap(item -> item.held().stream()).toList(),
        page.size() < rest.size()
            ? Optional.of(page.getLast().position().text())
            : Optional.empty());
  }

  private Stream<Item> items() {
    return orders.ids().stream()
        .map(orders::find)
        .filter(past -> past.heldSince().isPresent())
        .map(past -> item(past.id().text(), HeldPayment.of(past)));
  }

  private static Item item(String id, List<HeldPayment> held) {
    var since = held.stream().map(HeldPayment::since).min(Comparator.naturalOrder()).orElseThrow();
    return new Item(new HeldPosition(since.truncatedTo(ChronoUnit.MILLIS), id), held);
  }
}

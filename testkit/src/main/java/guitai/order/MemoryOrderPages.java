package guitai.order;

import guitai.memory.MemoryItems;
import guitai.payment.Customer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/// Pages of a customer's orders in memory: which there are by an index that may lag, and the orders
/// themselves as they are now.
record MemoryOrderPages(MemoryItems<OrderId, Past> items, IntSupplier lag) {
  private static final Comparator<OrderPageToken> NEWEST_FIRST =
      Comparator.comparing(OrderPageToken::placedAt)
          .thenComparing(token -> token.order().text())
          .reversed();

  Orders.Page page(Customer customer, Optional<String> after, int limit) {
    var begin = after.map(text -> OrderPageToken.parse(customer, text));
    var rest =
        tokens(customer).stream()
            .filter(token -> begin.map(last -> NEWEST_FIRST.compare(token, last) > 0).orElse(true))
            .toList();
    var page = rest.subList(0, Math.min(OrderPageToken.clamp(limit), rest.size()));
    return new Orders.Page(
        pasts(page.stream()),
        page.size() < rest.size() ? Optional.of(page.getLast().text(customer)) : Optional.empty());
  }

  List<Past> placedAfter(Customer customer, Instant instant) {
    return pasts(
        tokens(customer).stream()
            .filter(token -> token.placedAt().isAfter(instant))
            .limit(Orders.NEWEST));
  }

  private List<Past> pasts(Stream<OrderPageToken> tokens) {
    return tokens
        .flatMap(token -> items.find(token.order()).stream())
        .map(MemoryItems.Item::past)
        .toList();
  }

  private List<OrderPageToken> tokens(Customer customer) {
    return items.before(lag.getAsInt()).values().stream()
        .flatMap(item -> token(item.past(), customer).stream())
        .sorted(NEWEST_FIRST)
        .toList();
  }

  private static Optional<OrderPageToken> token(Past past, Customer customer) {
    return past.order() instanceof Order.Known known && known.placed().customer().equals(customer)
        ? Optional.of(
            new OrderPageToken(past.id(), known.placed().at().truncatedTo(ChronoUnit.MILLIS)))
        : Optional.empty();
  }
}

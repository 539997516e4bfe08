package guitai.sandbox.unionpay;

import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Orders;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All purchases, as the entries made them. Not thread-safe.
final class OrderState implements Ledger.State<Entry> {
  private final Orders<Order> orders = new Orders<>();
  private final Map<String, String> numbers = new HashMap<>();
  private final Map<String, String> returns = new HashMap<>();
  private final Map<String, Entry.Decided> fates = new HashMap<>();

  @Override
  public void apply(Entry entry) {
    switch (entry) {
      case Entry.Ordered ordered -> store(Order.of(ordered));
      case Entry.PaymentMade settled -> {
        numbers.put(settled.paid().queryId(), settled.number());
        store(orders.known(settled.number()).with(settled.paid()));
      }
      case Entry.Declined declined ->
          store(orders.known(declined.number()).declined(declined.code()));
      case Entry.RefundMade returned -> {
        returns.put(returned.refund().number(), returned.order());
        store(orders.known(returned.order()).with(returned.refund()));
      }
      case Entry.Decided decided -> fates.put(decided.order(), decided);
    }
  }

  private void store(Order order) {
    orders.keep(order.number(), order);
  }

  int size() {
    return orders.size();
  }

  Optional<Order> find(String number) {
    return orders.find(number);
  }

  Optional<Order> byQueryId(String queryId) {
    return Optional.ofNullable(numbers.get(queryId)).flatMap(orders::find);
  }

  /// The order of a refund, by the refund's number.
  Optional<Order> byReturn(String number) {
    return Optional.ofNullable(returns.get(number)).flatMap(orders::find);
  }

  Optional<Entry.Decided> fate(String number) {
    return Optional.ofNullable(fates.get(number));
  }

  Optional<Order> latest(String order) {
    return orders.latest(order);
  }

  List<Order> newest(int limit) {
    return orders.newest(limit);
  }

  Collection<Order> all() {
    return orders.all();
  }
}

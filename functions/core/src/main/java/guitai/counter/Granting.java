package guitai.counter;

import guitai.entitlement.Entitlements;
import guitai.entitlement.Grant;
import guitai.order.Command;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.Orders;
import guitai.order.Past;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Turns a paid order into its customer's entitlement. A call is a wake-up: what is to be done
/// follows from the order as it is now, so that late, repeated and reordered calls come to the
/// same.
public record Granting(Orders orders, Entitlements entitlements, InstantSource clock) {
  /// @return whether this call granted something
  public boolean grant(OrderId id) {
    var past = orders.find(id);
    if (!(past.order() instanceof Order.Paid paid) || paid.granted()) {
      return false;
    }
    entitlements.put(grantOf(past, paid));
    var confirm = new Command.ConfirmGrant(clock.instant());
    new Writing(orders).apply(past, _ -> List.of(confirm), Optional.empty());
    return true;
  }

  private static Grant grantOf(Past past, Order.Paid paid) {
    return new Grant(
        paid.placed().customer(),
        paid.placed().product(),
        past.id(),
        past.length(),
        paid.applied().payment().paidAt(),
        paid.placed().term(),
        false);
  }
}

package guitai.fulfilment;

import guitai.entitlement.Entitlements;
import guitai.entitlement.Grant;
import guitai.order.Command;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.OrderWriter;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.storefront.Term;
import java.time.InstantSource;

/// Grants an order's entitlement (发货) while money for it is kept, and revokes it when none is. A
/// call is a wake-up: what is to be done follows from the order as it is now, so that late,
/// repeated and reordered calls have the same result.
public record OrderFulfilment(Orders orders, Entitlements entitlements, InstantSource clock) {
  /// @return whether this call granted or revoked something
  public boolean fulfil(OrderId id) {
    var past = orders.find(id);
    if (!past.grantOutstanding() || !(past.order() instanceof Order.Paid paid)) {
      return false;
    }
    boolean backed = past.balances().paysForEntitlement();
    var grant = grantOf(past, paid, !backed);
    entitlements.put(grant);
    if (backed && ownedAlready(grant)) {
      past = write(past, new Command.RefundAlreadyOwned(clock.instant()));
      if (!past.balances().paysForEntitlement()) {
        return fulfil(id);
      }
    }
    var at = clock.instant();
    write(past, backed ? new Command.ConfirmGrant(at) : new Command.ConfirmRevocation(at));
    return true;
  }

  /// Checked after the grant is stored: of two orders at once at least one sees the other.
  private boolean ownedAlready(Grant grant) {
    return grant.term() instanceof Term.ForGood
        && entitlements.of(grant.customer(), grant.product()).stream()
            .anyMatch(other -> !other.revoked() && !other.key().equals(grant.key()));
  }

  private Past write(Past past, Command command) {
    return new OrderWriter(orders).apply(past, command);
  }

  private static Grant grantOf(Past past, Order.Paid paid, boolean revoked) {
    return new Grant(
        paid.placed().customer(),
        paid.placed().item().product(),
        past.id(),
        past.length(),
        paid.applied().payment().paidAt(),
        paid.placed().item().term(),
        revoked);
  }
}

package guitai.fulfilment;

import guitai.entitlement.Entitlements;
import guitai.entitlement.Grant;
import guitai.entitlement.Ownership;
import guitai.order.Command;
import guitai.order.Decision;
import guitai.order.Event;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.OrderWriter;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.problem.Unavailable;
import java.time.InstantSource;
import java.util.List;

/// Grants an order's entitlement (发货) while money for it is kept, and revokes it when none is. A
/// call is a wake-up: what is to be done follows from the order as it is now, so that late,
/// repeated and reordered calls have the same result.
public record OrderFulfilment(Orders orders, Entitlements entitlements, InstantSource clock) {
  /// A call takes no more steps: the payment of a product already owned is refunded, then its grant
  /// is revoked.
  private static final int STEPS = 4;

  /// @return whether this call had something to grant or to revoke
  public boolean fulfil(OrderId id) {
    var past = orders.find(id);
    boolean outstanding = past.grantOutstanding();
    for (int step = 0; step < STEPS && past.grantOutstanding(); step++) {
      past = new OrderWriter(orders).follow(past, this::next);
    }
    if (past.grantOutstanding()) {
      throw new Unavailable("an order takes more steps to fulfil than one call has");
    }
    return outstanding;
  }

  /// The next events: the grant or revocation is recorded of exactly the past that it was stored
  /// for, or the payment of a product already owned is refunded; none where another call fulfilled
  /// the order.
  private List<Event> next(Past past) {
    if (!past.grantOutstanding() || !(past.order() instanceof Order.Paid paid)) {
      return List.of();
    }
    boolean backed = past.balances().paysForEntitlement();
    var grant = grantOf(past, paid, !backed);
    entitlements.put(grant);
    var at = clock.instant();
    if (!backed) {
      return Decision.decide(past, new Command.ConfirmRevocation(at));
    }
    var refund =
        ownedAlready(grant)
            ? Decision.decide(past, new Command.RefundAlreadyOwned(at))
            : List.<Event>of();
    return refund.isEmpty() ? Decision.decide(past, new Command.ConfirmGrant(at)) : refund;
  }

  /// Checked after the grant is stored: of two orders at once at least one sees the other.
  private boolean ownedAlready(Grant grant) {
    return Ownership.ownedOtherwise(entitlements.of(grant.customer(), grant.product()), grant);
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

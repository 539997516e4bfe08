package guitai.reconciliation;

import guitai.entitlement.EntitlementSource;
import guitai.entitlement.Entitlements;
import guitai.order.AttemptId;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.payment.Posting;
import guitai.reconciliation.Difference.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compares what the orders of a day's refunds keep with what their customers own, whenever they
/// were paid: a refund gives back, or fails and leaves kept.
record RefundedEntitlements(Orders orders, Entitlements entitlements) {
  private static final int CHUNK = 50;

  /// @param checked orders that are compared as those of payments
  Map<OrderId, Difference> mismatches(List<Posting> postings, Set<OrderId> checked) {
    var refunds = new LinkedHashMap<OrderId, Posting>();
    for (var posting : postings) {
      if (posting instanceof Posting.OfRefund) {
        AttemptId.parse(posting.merchantOrderNumber())
            .map(AttemptId::order)
            .filter(order -> !checked.contains(order))
            .ifPresent(order -> refunds.putIfAbsent(order, posting));
      }
    }
    var found = new LinkedHashMap<OrderId, Difference>();
    var ids = new ArrayList<>(refunds.keySet());
    for (int i = 0; i < ids.size(); i += CHUNK) {
      var chunk = ids.subList(i, Math.min(i + CHUNK, ids.size()));
      orders
          .find(chunk)
          .forEach((id, past) -> {
            var posting = Optional.ofNullable(refunds.get(id)).orElseThrow();
            mismatch(past, posting).ifPresent(difference -> found.put(id, difference));
          });
    }
    return found;
  }

  /// An order's second look is consistent: the first may lag behind a write.
  private Optional<Difference> mismatch(Past read, Posting posting) {
    return of(read, posting).flatMap(_ -> of(orders.find(read.id()), posting));
  }

  private Optional<Difference> of(Past past, Posting posting) {
    if (!(past.order() instanceof Order.Paid paid)) {
      return Optional.empty();
    }
    boolean kept = past.balances().paysForEntitlement();
    if (kept == live(paid, past.id()) || past.grantOutstanding()) {
      return Optional.empty();
    }
    return Optional.of(
        kept
            ? LineComparison.of(
                Kind.NOT_GRANTED, posting, "The order keeps money, and gives nothing.")
            : LineComparison.of(
                Kind.GRANTED_WITHOUT_PAYMENT,
                posting,
                "The order keeps nothing, and gives what was refunded."));
  }

  /// Whether the order gives its product now (a consistent read).
  boolean live(Order.Known order, OrderId id) {
    var placed = order.placed();
    return entitlements.of(placed.customer(), placed.item().product()).stream()
        .anyMatch(
            grant -> !grant.revoked() && grant.source().equals(new EntitlementSource.OfOrder(id)));
  }
}

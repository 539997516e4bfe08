package guitai.notification;

import guitai.inapp.PurchaseEvent;
import guitai.inapp.PurchaseId;
import guitai.inapp.PurchasePast;
import guitai.inapp.Purchases;
import guitai.payment.Evidence;
import java.util.List;
import java.util.Optional;

/// Purchases for a replay, as [ReplayedOrders] are for orders.
record ReplayedPurchases(Purchases purchases) implements Purchases {
  @Override
  public PurchasePast find(PurchaseId id) {
    return purchases.find(id);
  }

  @Override
  public boolean append(
      PurchasePast past, List<PurchaseEvent> events, Optional<Evidence> evidence) {
    return purchases.append(past, events, Optional.empty());
  }
}

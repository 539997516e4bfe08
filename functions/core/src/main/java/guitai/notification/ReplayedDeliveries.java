package guitai.notification;

import guitai.held.DeliveryEvent;
import guitai.held.HeldDeliveries;
import guitai.held.HeldDelivery;
import guitai.payment.Evidence;
import java.util.List;
import java.util.Optional;

/// Held deliveries for a replay, as [ReplayedOrders] are for orders.
record ReplayedDeliveries(HeldDeliveries deliveries) implements HeldDeliveries {
  @Override
  public HeldDelivery find(String digest) {
    return deliveries.find(digest);
  }

  @Override
  public boolean append(
      HeldDelivery past, List<DeliveryEvent> events, Optional<Evidence> evidence) {
    return deliveries.append(past, events, Optional.empty());
  }
}

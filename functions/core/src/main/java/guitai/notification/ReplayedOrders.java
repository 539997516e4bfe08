package guitai.notification;

import guitai.order.Event;
import guitai.order.OrderId;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.payment.AgreementId;
import guitai.payment.Customer;
import guitai.payment.Evidence;
import guitai.payment.EvidenceArchive;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Orders for a replay: the delivery's evidence is stored already and not written again.
record ReplayedOrders(Orders orders, EvidenceArchive archive) implements Orders, EvidenceArchive {
  @Override
  public Past find(OrderId id) {
    return orders.find(id);
  }

  @Override
  public boolean append(Past past, List<Event> events, Optional<Evidence> evidence) {
    return orders.append(past, events, Optional.empty());
  }

  @Override
  public Page of(Customer customer, Optional<String> after, int limit) {
    return orders.of(customer, after, limit);
  }

  @Override
  public List<Past> placedAfter(Customer customer, Instant instant) {
    return orders.placedAfter(customer, instant);
  }

  @Override
  public void store(Evidence evidence) {}

  /// The notification was filed when it was delivered.
  @Override
  public void file(AgreementId agreement, String type, String notification, Evidence evidence) {}

  @Override
  public Optional<Evidence> evidence(String digest) {
    return archive.evidence(digest);
  }
}

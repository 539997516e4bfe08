package guitai.inapp;

import guitai.order.OrderFull;
import guitai.payment.Customer;
import guitai.payment.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Purchases and account tokens in memory, under the same conditions as the stored ones; for tests.
public final class MemoryPurchases implements Purchases, AccountTokens {
  private final Map<PurchaseId, PurchasePast> pasts = new HashMap<>();
  private final Map<String, Customer> tokens = new HashMap<>();
  private final List<Evidence> evidence = new ArrayList<>();

  @Override
  public synchronized PurchasePast find(PurchaseId id) {
    return pasts.getOrDefault(id, PurchasePast.none(id));
  }

  @Override
  public synchronized boolean append(
      PurchasePast past, List<PurchaseEvent> events, Optional<Evidence> delivery) {
    if (find(past.id()).length() != past.length()) {
      return false;
    }
    var after = past.plus(events);
    OrderFull.check(PurchaseEventJson.write(after.events()), PurchasePast.limit(events));
    pasts.put(past.id(), after);
    delivery.ifPresent(evidence::add);
    return true;
  }

  /// The evidence that was stored with the events.
  public synchronized List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  public synchronized List<PurchaseId> ids() {
    return List.copyOf(pasts.keySet());
  }

  @Override
  public synchronized void store(String token, Customer customer) {
    tokens.put(token, customer);
  }

  @Override
  public synchronized Optional<Customer> customer(String token) {
    return Optional.ofNullable(tokens.get(token));
  }
}

package guitai.entitlement;

import guitai.payment.Customer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Grants in memory, under the same condition as the stored ones; for tests and for trying things.
public final class MemoryEntitlements implements Entitlements {
  private record Key(Customer customer, String grant) {}

  private final Map<Key, Grant> grants = new HashMap<>();

  @Override
  public synchronized boolean put(Grant grant) {
    var key = new Key(grant.customer(), grant.key());
    var stored = grants.get(key);
    if (stored != null && stored.events() >= grant.events()) {
      return false;
    }
    grants.put(key, grant);
    return true;
  }

  @Override
  public synchronized List<Grant> of(Customer customer) {
    return grants.values().stream()
        .filter(grant -> grant.customer().equals(customer))
        .sorted(Comparator.comparing(Grant::key))
        .toList();
  }

  @Override
  public List<Grant> of(Customer customer, String product) {
    return of(customer).stream().filter(grant -> grant.product().equals(product)).toList();
  }
}

package guitai.entitlement;

import guitai.memory.Versions;
import guitai.payment.Customer;
import java.util.Comparator;
import java.util.List;

/// Grants in memory, under the same condition as the stored ones; for tests and for trying things.
public final class MemoryEntitlements implements Entitlements {
  private record Key(Customer customer, String grant) {}

  private final Versions<Key, Grant> grants = new Versions<>();

  @Override
  public synchronized boolean put(Grant grant) {
    var key = new Key(grant.customer(), grant.key());
    if (grants.find(key).filter(stored -> stored.events() >= grant.events()).isPresent()) {
      return false;
    }
    grants.put(key, grant);
    return true;
  }

  /// All grants as they were so many writes ago, in the order of their first writes.
  public List<Grant> before(int writes) {
    return List.copyOf(grants.before(writes).values());
  }

  @Override
  public List<Grant> of(Customer customer) {
    return before(0).stream()
        .filter(grant -> grant.customer().equals(customer))
        .sorted(Comparator.comparing(Grant::key))
        .toList();
  }

  @Override
  public List<Grant> of(Customer customer, String product) {
    return of(customer).stream().filter(grant -> grant.product().equals(product)).toList();
  }
}

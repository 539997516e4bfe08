package guitai.fulfilment;

import guitai.entitlement.Entitlements;
import guitai.entitlement.Grant;
import guitai.payment.Customer;
import java.util.List;
import java.util.function.Consumer;

/// Entitlements that tell of each revocation once it is stored, before it is recorded: what waited
/// because the customer owned the product can be granted then.
public record WakingEntitlements(Entitlements entitlements, Consumer<Grant> revoked)
    implements Entitlements {
  @Override
  public boolean put(Grant grant) {
    boolean stored = entitlements.put(grant);
    if (grant.revoked()) {
      revoked.accept(grant);
    }
    return stored;
  }

  @Override
  public List<Grant> of(Customer customer) {
    return entitlements.of(customer);
  }

  @Override
  public List<Grant> of(Customer customer, String product) {
    return entitlements.of(customer, product);
  }
}

package guitai.reconciliation;

import guitai.entitlement.Entitlements;
import guitai.entitlement.MemoryEntitlements;

class MemoryLiveGrantsTest extends LiveGrantsContract {
  private final MemoryEntitlements entitlements = new MemoryEntitlements();

  @Override
  protected Entitlements entitlements() {
    return entitlements;
  }

  @Override
  protected LiveGrants live() {
    return new MemoryLiveGrants(entitlements);
  }
}

package guitai.dynamodb;

import guitai.entitlement.Entitlements;
import guitai.entitlement.MemoryEntitlements;

class MemoryEntitlementsTest extends EntitlementsContract {
  private final MemoryEntitlements entitlements = new MemoryEntitlements();

  @Override
  Entitlements entitlements() {
    return entitlements;
  }
}

package guitai.entitlement;

class MemoryEntitlementsTest extends EntitlementsContract {
  private final MemoryEntitlements entitlements = new MemoryEntitlements();

  @Override
  protected Entitlements entitlements() {
    return entitlements;
  }
}

package guitai.purchase;

import guitai.reconciliation.MemoryOutstanding;
import guitai.reconciliation.Outstanding;

class MemoryPurchasesTest implements PurchasesContract {
  private final MemoryPurchases purchases = new MemoryPurchases();
  private final MemoryOutstanding<PurchaseId> outstanding = MemoryOutstanding.of(purchases);

  @Override
  public Purchases purchases() {
    return purchases;
  }

  @Override
  public AccountTokens accounts() {
    return purchases;
  }

  @Override
  public Outstanding<PurchaseId> outstanding() {
    return outstanding;
  }
}

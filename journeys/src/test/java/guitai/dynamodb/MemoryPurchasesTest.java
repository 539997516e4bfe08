package guitai.dynamodb;

import guitai.purchase.AccountTokens;
import guitai.purchase.MemoryPurchases;
import guitai.purchase.Purchases;

class MemoryPurchasesTest implements PurchasesContract {
  private final MemoryPurchases purchases = new MemoryPurchases();

  @Override
  public Purchases purchases() {
    return purchases;
  }

  @Override
  public AccountTokens accounts() {
    return purchases;
  }
}

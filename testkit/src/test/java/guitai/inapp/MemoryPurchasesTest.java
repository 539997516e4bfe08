package guitai.inapp;

import guitai.order.MemoryOutstandingOrders;
import guitai.order.OutstandingOrders;

class MemoryPurchasesTest implements PurchasesContract {
  private final MemoryPurchases purchases = new MemoryPurchases();
  private final MemoryOutstandingOrders<PurchaseId> outstanding =
      MemoryOutstandingOrders.of(purchases);

  @Override
  public Purchases purchases() {
    return purchases;
  }

  @Override
  public AccountTokens accounts() {
    return purchases;
  }

  @Override
  public OutstandingOrders<PurchaseId> outstanding() {
    return outstanding;
  }
}

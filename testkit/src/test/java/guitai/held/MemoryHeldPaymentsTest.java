package guitai.held;

import guitai.inapp.MemoryPurchases;
import guitai.inapp.Purchases;
import guitai.order.MemoryOrders;
import guitai.order.Orders;

class MemoryHeldPaymentsTest extends HeldPaymentsContract {
  private final MemoryOrders orders = new MemoryOrders();
  private final MemoryPurchases purchases = new MemoryPurchases();

  @Override
  protected Orders orders() {
    return orders;
  }

  @Override
  protected Purchases purchases() {
    return purchases;
  }

  @Override
  protected HeldPayments held() {
    return new MemoryHeldPayments(orders, purchases);
  }
}

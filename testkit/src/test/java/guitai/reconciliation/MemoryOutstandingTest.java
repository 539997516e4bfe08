package guitai.reconciliation;

import guitai.order.MemoryOrders;
import guitai.order.Orders;

class MemoryOutstandingTest extends OutstandingContract {
  private final MemoryOrders orders = new MemoryOrders();
  private final MemoryOutstanding outstanding = new MemoryOutstanding(orders);

  @Override
  protected Orders orders() {
    return orders;
  }

  @Override
  protected Outstanding outstanding() {
    return outstanding;
  }
}

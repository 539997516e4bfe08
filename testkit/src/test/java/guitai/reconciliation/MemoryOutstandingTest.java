package guitai.reconciliation;

import guitai.order.MemoryOrders;
import guitai.order.OrderId;
import guitai.order.Orders;

class MemoryOutstandingTest extends OutstandingContract {
  private final MemoryOrders orders = new MemoryOrders();
  private final MemoryOutstanding<OrderId> outstanding = MemoryOutstanding.of(orders);

  @Override
  protected Orders orders() {
    return orders;
  }

  @Override
  protected Outstanding<OrderId> outstanding() {
    return outstanding;
  }
}

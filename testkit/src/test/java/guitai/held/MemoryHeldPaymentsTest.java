package guitai.held;

import guitai.order.MemoryOrders;
import guitai.order.Orders;

class MemoryHeldPaymentsTest extends HeldPaymentsContract {
  private final MemoryOrders orders = new MemoryOrders();

  @Override
  protected Orders orders() {
    return orders;
  }

  @Override
  protected HeldPayments held() {
    return new MemoryHeldPayments(orders);
  }
}

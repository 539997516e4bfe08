package guitai.dynamodb;

import guitai.order.HeldPayments;
import guitai.order.MemoryHeldPayments;
import guitai.order.MemoryOrders;
import guitai.order.Orders;

class MemoryHeldPaymentsTest extends HeldPaymentsContract {
  private final MemoryOrders orders = new MemoryOrders();

  @Override
  Orders orders() {
    return orders;
  }

  @Override
  HeldPayments held() {
    return new MemoryHeldPayments(orders);
  }
}

package guitai.dynamodb;

import guitai.order.Archive;
import guitai.order.Evidence;
import guitai.order.MemoryOrders;
import guitai.order.Orders;
import java.util.Optional;

class MemoryOrdersTest extends OrdersContract {
  private final MemoryOrders orders = new MemoryOrders();

  @Override
  Orders orders() {
    return orders;
  }

  @Override
  Archive archive() {
    return orders;
  }

  @Override
  Optional<Evidence> kept(String digest) {
    return orders.evidence(digest);
  }
}

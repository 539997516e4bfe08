package guitai.dynamodb;

import guitai.order.Evidence;
import guitai.order.MemoryOrders;
import guitai.order.Orders;
import guitai.order.PaymentId;
import guitai.order.Unmatched;
import java.util.Optional;

class MemoryOrdersTest extends OrdersContract {
  private final MemoryOrders orders = new MemoryOrders();

  @Override
  Orders orders() {
    return orders;
  }

  @Override
  Unmatched unmatched() {
    return orders;
  }

  @Override
  Optional<Evidence> kept(String digest) {
    return orders.evidence(digest);
  }

  @Override
  Optional<String> waiting(PaymentId payment) {
    return orders.held().stream()
        .filter(held -> held.payment().id().equals(payment))
        .map(MemoryOrders.Held::merchantOrderNumber)
        .findFirst();
  }
}

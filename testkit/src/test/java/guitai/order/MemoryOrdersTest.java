package guitai.order;

import guitai.payment.Evidence;
import guitai.payment.EvidenceArchive;
import java.util.Optional;

class MemoryOrdersTest extends OrdersContract {
  private final MemoryOrders orders = new MemoryOrders();

  @Override
  protected Orders orders() {
    return orders;
  }

  @Override
  protected EvidenceArchive archive() {
    return orders;
  }

  @Override
  protected Optional<Evidence> stored(String digest) {
    return orders.evidence(digest);
  }
}

package guitai.reconciliation;

import guitai.order.MemoryOrders;
import guitai.order.Orders;

class MemoryLedgerTest extends LedgerContract {
  private final MemoryOrders orders = new MemoryOrders();

  @Override
  protected Orders orders() {
    return orders;
  }

  @Override
  protected Ledger ledger() {
    return new MemoryLedger(orders);
  }
}

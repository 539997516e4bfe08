package guitai.order;

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

package guitai.order;

class MemoryOutstandingOrdersTest extends OutstandingOrdersContract {
  private final MemoryOrders orders = new MemoryOrders();
  private final MemoryOutstandingOrders<OrderId> outstanding = MemoryOutstandingOrders.of(orders);

  @Override
  protected Orders orders() {
    return orders;
  }

  @Override
  protected OutstandingOrders<OrderId> outstanding() {
    return outstanding;
  }
}

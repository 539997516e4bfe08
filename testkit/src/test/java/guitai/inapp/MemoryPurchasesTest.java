package guitai.inapp;

import guitai.order.MemoryOutstandingOrders;
import guitai.order.OutstandingOrders;
import guitai.payment.EvidenceArchive;
import guitai.payment.MemoryEvidence;

class MemoryPurchasesTest implements PurchasesContract {
  private final MemoryEvidence archive = new MemoryEvidence();
  private final MemoryPurchases purchases = new MemoryPurchases(_ -> {}, archive);

  @Override
  public Purchases purchases() {
    return purchases;
  }

  @Override
  public AccountTokens accounts() {
    return purchases;
  }

  @Override
  public EvidenceArchive archive() {
    return archive;
  }

  @Override
  public OutstandingOrders<PurchaseId> outstanding() {
    return MemoryOutstandingOrders.of(purchases);
  }
}

package guitai.held;

import guitai.payment.EvidenceArchive;
import guitai.payment.MemoryEvidence;
import java.util.List;

class MemoryDeliveriesTest implements HeldDeliveriesContract {
  private final MemoryEvidence archive = new MemoryEvidence();
  private final MemoryDeliveries deliveries = new MemoryDeliveries(_ -> {}, archive);

  @Override
  public HeldDeliveries deliveries() {
    return deliveries;
  }

  @Override
  public EvidenceArchive archive() {
    return archive;
  }

  @Override
  public HeldPayments held() {
    return new MemoryHeldPayments(List.of(deliveries), () -> 0);
  }
}

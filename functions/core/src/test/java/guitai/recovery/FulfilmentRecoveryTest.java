package guitai.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.entitlement.MemoryEntitlements;
import guitai.fulfilment.PurchaseFulfilment;
import guitai.inapp.MemoryPurchases;
import guitai.inapp.PurchaseEvent;
import guitai.inapp.PurchaseId;
import guitai.inapp.SoldTransaction;
import guitai.inapp.Transaction;
import guitai.order.MemoryOutstandingOrders;
import guitai.payment.Customer;
import guitai.payment.Source;
import guitai.storefront.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FulfilmentRecoveryTest {
  private static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final Customer ALICE = new Customer("https://issuer.example", "alice");
  private static final PurchaseId ID = new PurchaseId("app-store", "com.example", "1");

  private final MemoryPurchases purchases = new MemoryPurchases();
  private final MemoryEntitlements entitlements = new MemoryEntitlements();
  private Instant now = NOON;
  private final FulfilmentRecovery recovery =
      new FulfilmentRecovery(
          MemoryOutstandingOrders.of(purchases),
          new PurchaseFulfilment(purchases, entitlements, () -> now),
          () -> now);

  private void recordPurchase() {
    var transaction =
        new Transaction(
            "1",
            new Transaction.Item("com.example.app", Optional.of("CHN"), 1, Optional.empty()),
            NOON,
            Optional.empty(),
            false,
            new Transaction.Standing.Good(),
            NOON);
    var sale =
        new SoldTransaction(
            transaction,
            Optional.of(ALICE),
            Optional.of(new SoldTransaction.Gives("app", new Term.ForGood())));
    var event =
        new PurchaseEvent.UpdateRecorded(
            NOON,
            "n",
            "ONE_TIME_CHARGE",
            "backed",
            Optional.of(sale),
            Optional.empty(),
            new Source.Delivery("d"));
    purchases.append(purchases.find(ID), List.of(event), Optional.empty());
  }

  @Test
  void a_purchase_that_the_stream_did_not_fulfil_is_fulfilled_a_minute_later() {
    recordPurchase();
    assertThat(recovery.run(TIME)).isEqualTo(new PaymentRecovery.Run(0, 0, 0));
    now = NOON.plusSeconds(60);

    assertThat(recovery.run(TIME)).isEqualTo(new PaymentRecovery.Run(1, 1, 0));

    assertThat(entitlements.of(ALICE, "app")).hasSize(1);
    assertThat(recovery.run(TIME)).isEqualTo(new PaymentRecovery.Run(0, 0, 0));
  }

  @Test
  void nothing_begins_without_time() {
    recordPurchase();
    now = NOON.plusSeconds(60);

    assertThat(recovery.run(Duration.ZERO)).isEqualTo(new PaymentRecovery.Run(0, 0, 0));
    assertThat(entitlements.of(ALICE, "app")).isEmpty();
  }
}

package guitai.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.held.HeldEntry;
import guitai.held.HeldReason;
import guitai.inapp.AccountTokens;
import guitai.inapp.PurchaseEvent;
import guitai.inapp.PurchaseId;
import guitai.inapp.PurchasePast;
import guitai.inapp.Purchases;
import guitai.inapp.PurchasesContract;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.order.OutstandingOrders;
import guitai.payment.EvidenceArchive;
import guitai.payment.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DynamoPurchasesTest implements PurchasesContract {
  /// So long that no database deletes the items of these tests, whose dates are in the past.
  private static final Duration RETENTION = Duration.ofDays(36_500);

  private static final LocalDynamoDb LOCAL = LocalDynamoDb.inMemory();

  private final DynamoStore store =
      new DynamoStore(Optional.of(LOCAL.endpoint()), LocalDynamoDb.REGION, LocalDynamoDb.TABLES);

  @AfterAll
  static void close() {
    LOCAL.close();
  }

  @Override
  public Purchases purchases() {
    return store.purchases(RETENTION);
  }

  @Override
  public AccountTokens accounts() {
    return store.purchases(RETENTION);
  }

  @Override
  public EvidenceArchive archive() {
    return store.orders(RETENTION);
  }

  @Override
  public OutstandingOrders<PurchaseId> outstanding() {
    return store.outstandingPurchases();
  }

  @Test
  void an_unclaimed_purchase_is_on_the_held_list_until_a_customer_claims_it() {
    var id = PurchasesContract.newPurchase();
    append(id, PurchasesContract.updateRecorded(id, "n1", Optional.empty()));
    assertThat(held(id)).containsExactly(HeldReason.UNCLAIMED);
    assertThat(due(id)).isFalse();

    append(id, new PurchaseEvent.Claimed(NOON, ALICE, new Source.Delivery("d1")));

    assertThat(held(id)).isEmpty();
    assertThat(due(id)).isTrue();
  }

  @Test
  void due_purchases_and_due_orders_are_separate() {
    var id = PurchasesContract.newPurchase();
    append(id, PurchasesContract.updateRecorded(id, "n1", Optional.of(ALICE)));

    assertThat(store.outstandingOrders().due(NOON.plusSeconds(3600), 1600)).isEmpty();
    assertThat(due(id)).isTrue();
  }

  private void append(PurchaseId id, PurchaseEvent event) {
    PurchasePast past = purchases().find(id);
    purchases().append(past, List.of(event), Optional.of(PurchasesContract.evidence()));
  }

  private boolean due(PurchaseId id) {
    return outstanding().due(NOON.plusSeconds(3600), 1600).stream()
        .anyMatch(due -> due.id().equals(id));
  }

  private List<HeldReason> held(PurchaseId id) {
    var all = new ArrayList<HeldReason>();
    var after = Optional.<String>empty();
    do {
      var page = store.heldPayments().page(after, 2);
      page.held().stream()
          .filter(held -> held.payment().orElseThrow().number().equals(id.number()))
          .map(HeldEntry::reason)
          .forEach(all::add);
      after = page.next();
    } while (after.isPresent());
    return all;
  }
}

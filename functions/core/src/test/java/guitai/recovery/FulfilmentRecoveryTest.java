package guitai.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.bytes.Bytes;
import guitai.entitlement.MemoryEntitlements;
import guitai.fulfilment.PurchaseFulfilment;
import guitai.held.HeldEntry;
import guitai.held.HeldPurchases;
import guitai.held.HeldReason;
import guitai.inapp.Examples;
import guitai.inapp.MemoryPurchases;
import guitai.inapp.PurchaseEvent;
import guitai.inapp.PurchaseId;
import guitai.inapp.PurchaseUpdate;
import guitai.inapp.SoldTransaction;
import guitai.inapp.Transaction;
import guitai.inapp.UpdateMeaning;
import guitai.notification.PurchaseRecorder;
import guitai.order.MemoryOutstandingOrders;
import guitai.payment.Customer;
import guitai.payment.Evidence;
import guitai.payment.Source;
import guitai.problem.Unavailable;
import guitai.provider.Notification;
import guitai.provider.PurchaseQueries;
import guitai.storefront.MemoryStorefronts;
import guitai.storefront.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
  private final MemoryStorefronts storefronts = new MemoryStorefronts(List.of());
  private final FakeStore store = new FakeStore();
  private final FulfilmentRecovery recovery =
      new FulfilmentRecovery(
          MemoryOutstandingOrders.of(purchases),
          new PurchaseCheck(
              purchases,
              new PurchaseRecorder(purchases, purchases, storefronts),
              Optional.of(store),
              new PurchaseFulfilment(purchases, entitlements, () -> now),
              () -> now),
          () -> now);

  /// A store with an answer for each transaction, or none.
  private static final class FakeStore implements PurchaseQueries {
    Optional<Notification.PurchaseUpdated> answer = Optional.empty();
    boolean closed;
    int queries;

    @Override
    public String provider() {
      return "app-store";
    }

    @Override
    public Optional<Notification.PurchaseUpdated> query(String transaction) {
      queries++;
      if (closed) {
        throw new Unavailable("closed");
      }
      return answer;
    }
  }

  private void present(Transaction transaction) {
    new PurchaseRecorder(purchases, purchases, storefronts)
        .claim(ALICE, update(transaction, "presented"), evidence("presented"), now);
    new PurchaseFulfilment(purchases, entitlements, () -> now).fulfil(ID);
  }

  private static PurchaseUpdate update(Transaction transaction, String digest) {
    return new PurchaseUpdate(
        ID,
        digest,
        digest,
        new UpdateMeaning.Presented(),
        Optional.of(transaction),
        Optional.empty(),
        Optional.empty());
  }

  private static Evidence evidence(String digest) {
    return new Evidence(digest, "app-store", NOON, Map.of(), Bytes.utf8("{}"));
  }

  private static Transaction app(Transaction.Standing standing, Instant signedAt) {
    return new Transaction(
        "1",
        new Transaction.Item("com.example.app", Optional.of("CHN"), 1, Optional.empty()),
        NOON,
        Optional.empty(),
        false,
        standing,
        signedAt);
  }

  private void answer(Transaction transaction) {
    store.answer =
        Optional.of(
            new Notification.PurchaseUpdated(update(transaction, "queried"), evidence("queried")));
  }

  private boolean active() {
    return entitlements.of(ALICE, "app").stream().anyMatch(grant -> !grant.revoked());
  }

  /// MON-15: a client presents what the store signed before a refund of which no notification came.
  @Test
  void what_a_client_presents_first_is_asked_about_within_the_minute() {
    storefronts.publish(Examples.storefronts().find("CHN").orElseThrow());
    present(app(new Transaction.Standing.Good(), NOON));
    assertThat(active()).isTrue();
    answer(app(new Transaction.Standing.Revoked(NOON), NOON.plusSeconds(5)));
    now = NOON.plusSeconds(60);

    assertThat(recovery.run(TIME).learned()).isEqualTo(1);

    assertThat(active()).isFalse();
    assertThat(store.queries).isEqualTo(1);
    assertThat(purchases.find(ID).due()).isEmpty();
    assertThat(purchases.evidence()).extracting(Evidence::digest).contains("queried");
  }

  /// MON-15.
  @Test
  void a_store_that_does_not_answer_is_asked_again() {
    storefronts.publish(Examples.storefronts().find("CHN").orElseThrow());
    present(app(new Transaction.Standing.Good(), NOON));
    store.closed = true;
    assertThat(recovery.run(TIME).failed()).isEqualTo(1);
    store.closed = false;
    now = NOON.plus(Duration.ofMinutes(6));
    answer(app(new Transaction.Standing.Good(), NOON.plusSeconds(5)));

    assertThat(recovery.run(TIME).learned()).isEqualTo(1);

    assertThat(active()).isTrue();
    assertThat(recovery.run(TIME)).isEqualTo(new PaymentRecovery.Run(0, 0, 0));
    assertThat(store.queries).isEqualTo(2);
  }

  /// MON-15: what the store notified of first needs no query.
  @Test
  void what_the_store_notified_of_first_is_not_asked_about() {
    recordPurchase();
    now = NOON.plusSeconds(60);
    recovery.run(TIME);
    present(app(new Transaction.Standing.Good(), NOON.plusSeconds(30)));

    assertThat(purchases.find(ID).unqueried()).isEmpty();
    assertThat(store.queries).isZero();
  }

  /// MON-4: without any delivery the catalogue is read again each day.
  @Test
  void a_product_that_the_catalogue_learns_is_granted_within_a_day() {
    present(app(new Transaction.Standing.Good(), NOON));
    answer(app(new Transaction.Standing.Good(), NOON));
    recovery.run(TIME);
    assertThat(HeldPurchases.of(purchases.find(ID)))
        .extracting(HeldEntry::reason)
        .containsExactly(HeldReason.UNKNOWN_PRODUCT);
    storefronts.publish(Examples.storefronts().find("CHN").orElseThrow());
    now = NOON.plus(Duration.ofHours(25));

    recovery.run(TIME);

    assertThat(active()).isTrue();
    assertThat(HeldPurchases.of(purchases.find(ID))).isEmpty();
  }

  /// What waits for something else costs one check a day.
  @Test
  void what_waits_for_the_catalogue_is_checked_once_a_day() {
    present(app(new Transaction.Standing.Good(), NOON));
    answer(app(new Transaction.Standing.Good(), NOON));
    int checks = 0;
    for (int minute = 0; minute < 3 * 24 * 60; minute++) {
      now = NOON.plus(Duration.ofMinutes(minute));
      checks += recovery.run(TIME).queried();
    }
    assertThat(checks).isLessThanOrEqualTo(4);
  }

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

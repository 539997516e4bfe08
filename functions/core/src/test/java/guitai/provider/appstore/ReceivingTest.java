package guitai.provider.appstore;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.bytes.Bytes;
import guitai.held.HeldEntry;
import guitai.held.HeldPurchases;
import guitai.held.HeldReason;
import guitai.held.MemoryDeliveries;
import guitai.inapp.Examples;
import guitai.inapp.InAppPurchase;
import guitai.inapp.MemoryPurchases;
import guitai.inapp.PurchaseEvent;
import guitai.inapp.PurchaseId;
import guitai.inapp.PurchasePast;
import guitai.inapp.Purchases;
import guitai.inapp.SoldTransaction;
import guitai.inapp.Transaction.Standing;
import guitai.inapp.UpdateMeaning;
import guitai.json.Json;
import guitai.keys.Digest;
import guitai.notification.NotificationReceiver;
import guitai.notification.NotificationReplay;
import guitai.notification.Outcome;
import guitai.notification.PurchaseRecorder;
import guitai.order.MemoryOrders;
import guitai.order.OrderFull;
import guitai.order.OrderId;
import guitai.payment.Evidence;
import guitai.provider.Delivery;
import guitai.provider.Forged;
import guitai.storefront.MemoryStorefronts;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivingTest {
  private static final PurchaseId COINS =
      new PurchaseId("app-store", "com.example/sandbox", "2000000999000001");

  private final MemoryOrders orders = new MemoryOrders();
  private final MemoryPurchases purchases = new MemoryPurchases();
  private final NotificationReceiver reception =
      new NotificationReceiver(
          orders,
          orders,
          new PurchaseRecorder(purchases, purchases, new MemoryStorefronts(List.of())),
          new MemoryDeliveries());
  private final AppStoreNotifications sandbox =
      new AppStoreNotifications(Vectors.verifier(Vectors.SANDBOX));

  private NotificationReceiver.Received receive(String file) {
    return reception.receive(sandbox, Vectors.delivery(file));
  }

  private SoldTransaction coins() {
    return purchases.find(COINS).state().contents().sold().getFirst();
  }

  /// EDGE-10.
  @Test
  void what_a_customer_presented_is_replayed_as_presented() throws Forged {
    var delivered = Json.parse(part(Vectors.signedPayload("one_time_charge_cny_sandbox.json")));
    var signed = delivered.getJsonObject("data").getString("signedTransactionInfo");
    var presented = sandbox.present(signed, Vectors.NOW);
    orders.store(presented.evidence());

    assertThat(replay(presented.evidence().digest())).isEqualTo(Outcome.RECORDED);
    assertThat(coins().transaction().number()).isEqualTo("2000000999000001");
    assertThat(replay(presented.evidence().digest())).isEqualTo(Outcome.KNOWN);

    var posted = new Delivery(Map.of(), presented.evidence().body(), Vectors.NOW);
    assertThat(reception.receive(sandbox, posted).outcome()).isEqualTo(Outcome.FORGED);
  }

  /// EDGE-10.
  @Test
  void a_delivery_is_replayed_as_it_was_received() throws Forged {
    var delivery = Vectors.delivery("one_time_charge_cny_sandbox.json");
    orders.store(sandbox.verify(delivery).evidence());
    assertThat(replay(sandbox.verify(delivery).evidence().digest())).isEqualTo(Outcome.RECORDED);
    assertThat(receive("one_time_charge_cny_sandbox.json").outcome()).isEqualTo(Outcome.KNOWN);
  }

  private Outcome replay(String digest) {
    var replay =
        new NotificationReplay(
            orders,
            orders,
            reception.purchases(),
            reception.deliveries(),
            List.of(sandbox),
            () -> Vectors.NOW);
    return replay.replay(digest).outcome();
  }

  private static byte[] part(String jws) {
    return Base64.getUrlDecoder().decode(jws.split("\\.", -1)[1]);
  }

  static List<String> bad() {
    return NotificationVectorsTest.bad()
        .filter(file -> !file.equals("neg_prod_missing_app_apple_id.json"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void a_notification_without_a_proof_is_refused_and_writes_nothing(String file) {
    var received = receive(file);

    assertThat(received.acknowledgement().status()).isEqualTo(401);
    assertThat(received.outcome()).isEqualTo(outcome(file));
    assertThat(purchases.find(COINS).length()).isZero();
    assertThat(purchases.evidence()).isEmpty();
    assertThat(orders.ids()).isEmpty();
  }

  /// ADDR-7: what Apple signed for another app or environment isn't forged.
  private static Outcome outcome(String file) {
    return switch (NotificationVectorsTest.reason(file)) {
      case APP, ENVIRONMENT -> Outcome.OTHER_ENVIRONMENT;
      default -> Outcome.FORGED;
    };
  }

  /// ADDR-7.
  @Test
  void a_sandbox_notification_at_production_is_of_another_environment_and_not_forged() {
    var production = new AppStoreNotifications(Vectors.verifier(Vectors.PRODUCTION));
    var delivery = Vectors.delivery("one_time_charge_cny_sandbox.json");

    var received = reception.receive(production, delivery);

    assertThat(received.acknowledgement().status()).isEqualTo(401);
    assertThat(received.outcome()).isEqualTo(Outcome.OTHER_ENVIRONMENT);
    assertThat(purchases.evidence()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "one_time_charge_cny_sandbox.json, backed",
    "refund_full.json, taken-back",
    "refund_prorated_40pct.json, taken-back",
    "refund_legacy_no_type.json, taken-back",
    "refund_reversed.json, given-again",
    "refund_declined.json, refund-declined",
    "consumption_request.json, refund-asked",
    "did_renew.json, backed",
    "out_of_order_2_charge_late.json, backed",
    "unknown_type_and_fields.json, unknown"
  })
  void a_verified_notification_of_a_purchase_is_recorded_and_acknowledged(
      String file, String meaning) {
    var received = acknowledged(file);

    assertThat(received.outcome()).isEqualTo(Outcome.RECORDED);
    assertThat(received.meaning().map(UpdateMeaning::text)).hasValue(meaning);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "test_sandbox.json",
        "renewal_extension_summary.json",
        "external_purchase_token_sandbox.json"
      })
  void a_verified_notification_of_no_purchase_is_stored_and_acknowledged(String file) {
    var received = acknowledged(file);

    assertThat(received.outcome()).isEqualTo(Outcome.KEPT);
    assertThat(received.meaning()).isEmpty();
  }

  private NotificationReceiver.Received acknowledged(String file) {
    var received = receive(file);
    assertThat(received.acknowledgement().status()).isEqualTo(200);
    assertThat(received.acknowledgement().body()).isEmpty();
    return received;
  }

  @Test
  void a_charge_is_translated_into_a_transaction() {
    receive("one_time_charge_cny_sandbox.json");

    var transaction = coins().transaction();
    assertThat(transaction.item().product()).isEqualTo("com.example.coins.60");
    assertThat(transaction.item().price()).contains(Money.of(600, "CNY"));
    assertThat(transaction.item().storefront()).hasValue("CHN");
    assertThat(transaction.standing()).isEqualTo(new Standing.Good());
    assertThat(HeldPurchases.of(purchases.find(COINS)))
        .extracting(HeldEntry::reason)
        .containsExactly(HeldReason.UNKNOWN_PRODUCT);
  }

  @Test
  void a_repeated_notification_is_recognized() {
    receive("one_time_charge_cny_sandbox.json");

    assertThat(receive("duplicate_of_one_time_charge.json").outcome()).isEqualTo(Outcome.KNOWN);
    assertThat(purchases.find(COINS).length()).isEqualTo(1);
  }

  @Test
  void a_charge_that_arrives_after_its_refund_changes_nothing() {
    receive("refund_full.json");

    receive("out_of_order_2_charge_late.json");

    assertThat(coins().transaction().standing()).isInstanceOf(Standing.Revoked.class);
    assertThat(HeldPurchases.of(purchases.find(COINS))).isEmpty();
  }

  @Test
  void a_reversed_refund_makes_a_purchase_good_again() {
    receive("refund_full.json");

    receive("refund_reversed.json");

    assertThat(coins().transaction().standing()).isEqualTo(new Standing.Good());
  }

  @Test
  void a_purchase_belongs_to_the_customer_whom_its_token_names() {
    purchases.store("7e3fb20b-4cdb-47cc-936d-99d65f608138", Examples.ALICE);

    receive("one_time_charge_cny_sandbox.json");

    assertThat(purchases.find(COINS).state())
        .isInstanceOfSatisfying(
            InAppPurchase.Claimed.class,
            claimed -> assertThat(claimed.customer()).isEqualTo(Examples.ALICE));
  }

  @Test
  void a_body_that_is_too_large_is_refused_unread() {
    var delivery = new Delivery(Map.of(), Bytes.of(new byte[64 * 1024 + 1]), Vectors.NOW);

    assertThat(reception.receive(sandbox, delivery).acknowledgement().status()).isEqualTo(413);
  }

  private NotificationReceiver.Received post(NotificationReceiver receiver, JsonObject content) {
    var body = Json.object().add("signedPayload", FakeAppStore.signed(content)).build();
    var delivery = new Delivery(Map.of(), Bytes.utf8(body.toString()), Vectors.NOW);
    return receiver.receive(sandbox, delivery);
  }

  private List<HeldEntry> held() {
    return HeldPurchases.of(purchases.find(COINS));
  }

  static List<JsonObject> unreadable() {
    return List.of(
        FakeAppStore.transaction(COINS.number()).add("purchaseDate", "2026-06-01").build(),
        FakeAppStore.transaction(COINS.number()).remove("purchaseDate").build(),
        FakeAppStore.transaction(COINS.number()).remove("productId").build(),
        FakeAppStore.transaction(COINS.number()).add("productId", "two words").build(),
        FakeAppStore.transaction(COINS.number()).remove("transactionId").build(),
        FakeAppStore.transaction(COINS.number()).remove("originalTransactionId").build(),
        FakeAppStore.transaction(COINS.number()).add("quantity", "3").build(),
        FakeAppStore.transaction(COINS.number()).add("signedDate", "now").build(),
        FakeAppStore.transaction(COINS.number()).add("expiresDate", "never").build(),
        FakeAppStore.transaction(COINS.number())
            .add("type", "Auto-Renewable Subscription")
            .build());
  }

  /// ADDR-5: what Apple signed and we can't read is held, with the amount untold.
  @ParameterizedTest
  @MethodSource("unreadable")
  void a_purchase_that_cannot_be_read_is_held_until_it_can(JsonObject transaction) {
    var received =
        post(reception, FakeAppStore.notification("n-1", "ONE_TIME_CHARGE", transaction).build());

    assertThat(received.outcome()).isEqualTo(Outcome.RECORDED);
    assertThat(held()).extracting(HeldEntry::reason).containsExactly(HeldReason.UNREADABLE);
    assertThat(held().getFirst().amount()).isEmpty();
    assertThat(purchases.find(COINS).unqueried()).containsExactly(COINS.number());

    var read = FakeAppStore.transaction(COINS.number()).build();
    post(reception, FakeAppStore.notification("n-2", "ONE_TIME_CHARGE", read).build());

    assertThat(held()).extracting(HeldEntry::reason).containsExactly(HeldReason.UNKNOWN_PRODUCT);
  }

  /// ADDR-6: an operator has to see these, so they are counted by their type.
  @ParameterizedTest
  @ValueSource(strings = {"CONSUMPTION_REQUEST", "RESCIND_CONSENT", "INVENTED_LATER"})
  void an_unusual_notification_is_counted_by_its_type(String type) {
    var read = FakeAppStore.transaction(COINS.number()).build();
    var usual = FakeAppStore.notification("n-1", "ONE_TIME_CHARGE", read).build();
    assertThat(post(reception, usual).unknown()).isEmpty();

    var received = post(reception, FakeAppStore.notification("n-2", type, read).build());

    assertThat(received.outcome()).isEqualTo(Outcome.RECORDED);
    assertThat(received.unknown()).hasValue(type);
  }

  /// ADDR-5: what was read isn't replaced by what can't be, but a revocation always counts.
  @Test
  void an_unreadable_update_revokes_and_changes_nothing_else() {
    var read = FakeAppStore.transaction(COINS.number()).build();
    post(reception, FakeAppStore.notification("n-1", "ONE_TIME_CHARGE", read).build());
    var later = Vectors.NOW.plusSeconds(60).toEpochMilli();
    var worse =
        FakeAppStore.transaction(COINS.number()).remove("purchaseDate").add("signedDate", later);
    post(reception, FakeAppStore.notification("n-2", "PRICE_INCREASE", worse.build()).build());
    assertThat(coins().transaction().standing()).isEqualTo(new Standing.Good());

    var refunded =
        FakeAppStore.transaction(COINS.number())
            .remove("purchaseDate")
            .add("signedDate", later)
            .add("revocationDate", later);
    post(reception, FakeAppStore.notification("n-3", "REFUND", refunded.build()).build());

    assertThat(coins().transaction().standing()).isInstanceOf(Standing.Revoked.class);
    assertThat(held()).isEmpty();
  }

  /// ADDR-5: a notification without a UUID is named by what was signed.
  @Test
  void a_charge_without_a_notification_uuid_is_recorded_once() {
    var read = FakeAppStore.transaction(COINS.number()).build();
    var body =
        Json.object()
            .add(
                "signedPayload",
                FakeAppStore.signed(
                    FakeAppStore.notification("-", "ONE_TIME_CHARGE", read)
                        .remove("notificationUUID")
                        .build()))
            .build();
    var delivery = new Delivery(Map.of(), Bytes.utf8(body.toString()), Vectors.NOW);

    assertThat(reception.receive(sandbox, delivery).outcome()).isEqualTo(Outcome.RECORDED);
    assertThat(reception.receive(sandbox, delivery).outcome()).isEqualTo(Outcome.KNOWN);
    assertThat(held()).hasSize(1);
  }

  /// Purchases in which there is no room.
  private record FullPurchases(Purchases purchases) implements Purchases {
    @Override
    public PurchasePast find(PurchaseId id) {
      return purchases.find(id);
    }

    @Override
    public boolean append(
        PurchasePast past, List<PurchaseEvent> events, Optional<Evidence> evidence) {
      OrderFull.check(List.of("full"), 0);
      return false;
    }
  }

  /// ADDR-8: the evidence of each notification is stored, however often its transaction is held.
  @Test
  void a_purchase_without_room_stores_the_evidence_of_each_notification() {
    var full =
        new NotificationReceiver(
            orders,
            orders,
            new PurchaseRecorder(
                new FullPurchases(purchases), purchases, new MemoryStorefronts(List.of())),
            new MemoryDeliveries());
    var read = FakeAppStore.transaction(COINS.number()).build();
    var payment = OrderId.unmatched(COINS.payment(COINS.number()));
    for (int i = 1; i <= 3; i++) {
      var content = FakeAppStore.notification("n-" + i, "ONE_TIME_CHARGE", read).build();
      var signed = FakeAppStore.signed(content);
      var body = Json.object().add("signedPayload", signed).build();
      var delivery = new Delivery(Map.of(), Bytes.utf8(body.toString()), Vectors.NOW);

      assertThat(full.receive(sandbox, delivery).outcome()).isEqualTo(Outcome.ORDER_FULL);

      assertThat(orders.evidence(Digest.sha256(signed))).isPresent();
      assertThat(orders.find(payment).length()).isEqualTo(1);
    }
  }
}

package guitai.notification;

import static guitai.inapp.Examples.ALICE;
import static guitai.inapp.Examples.BOB;
import static guitai.inapp.Examples.ID;
import static guitai.inapp.Examples.NOW;
import static guitai.inapp.Examples.app;
import static guitai.inapp.Examples.day;
import static guitai.inapp.Examples.evidence;
import static guitai.inapp.Examples.period;
import static guitai.inapp.Examples.refundedApp;
import static guitai.inapp.Examples.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.entitlement.Entitlement;
import guitai.entitlement.EntitlementSource;
import guitai.entitlement.Grant;
import guitai.entitlement.MemoryEntitlements;
import guitai.fulfilment.PurchaseFulfilment;
import guitai.held.HeldEntry;
import guitai.held.HeldPurchases;
import guitai.held.HeldReason;
import guitai.inapp.Examples;
import guitai.inapp.MemoryPurchases;
import guitai.inapp.PurchaseId;
import guitai.inapp.PurchasePast;
import guitai.inapp.PurchaseUpdate;
import guitai.inapp.Renewal;
import guitai.inapp.Transaction;
import guitai.inapp.Transaction.Standing;
import guitai.inapp.UpdateMeaning;
import guitai.order.OrderFull;
import guitai.order.OrderId;
import guitai.payment.Customer;
import guitai.problem.Problem;
import guitai.storefront.MemoryStorefronts;
import guitai.storefront.Storefront;
import guitai.storefront.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurchaseRecorderTest {
  private static final String UNKNOWN_TOKEN = "00000000-0000-8000-8000-000000000000";

  private final MemoryPurchases purchases = new MemoryPurchases();
  private final MemoryEntitlements entitlements = new MemoryEntitlements();
  private final MemoryStorefronts storefronts = Examples.storefronts();
  private final PurchaseRecorder recorder = new PurchaseRecorder(purchases, purchases, storefronts);
  private final PurchaseFulfilment fulfilment =
      new PurchaseFulfilment(purchases, entitlements, () -> NOW);

  @BeforeEach
  void alice_has_a_token() {
    purchases.store(Examples.TOKEN, ALICE);
  }

  private boolean deliver(String notification, Transaction transaction) {
    return deliver(notification, transaction, Optional.of(Examples.TOKEN), Optional.empty());
  }

  private boolean deliver(
      String notification,
      Transaction transaction,
      Optional<String> account,
      Optional<Renewal> renewal) {
    var appended =
        recorder
            .record(
                update(notification, transaction, account, renewal), evidence(notification), NOW)
            .isNew();
    fulfilment.fulfil(ID);
    return appended;
  }

  private void claim(Customer customer, String digest, Transaction transaction) {
    recorder.claim(
        customer,
        update(digest, transaction, Optional.empty(), Optional.empty()),
        evidence(digest),
        NOW);
    fulfilment.fulfil(ID);
  }

  private Entitlement owned(Customer customer, String product, Instant at) {
    return Entitlement.of(product, entitlements.of(customer, product), at);
  }

  private boolean active(Customer customer, String product) {
    return owned(customer, product, NOW).active();
  }

  private List<HeldReason> held() {
    return HeldPurchases.of(purchases.find(ID)).stream().map(HeldEntry::reason).toList();
  }

  @Test
  void a_purchase_that_names_a_customer_is_theirs_because_of_its_transaction() {
    assertThat(deliver("n1", app(0))).isTrue();

    var owned = owned(ALICE, "app", NOW);
    assertThat(owned.active()).isTrue();
    assertThat(owned.until()).isEmpty();
    assertThat(owned.sources()).containsExactly(new EntitlementSource.OfPurchase(ID, "2000"));
    assertThat(owned.toJson())
        .hasToString(
            """
            {"product":"app","active":true,"until":null,\
            "because":[{"store":"app-store","transaction":"2000"}]}\
            """);
    assertThat(held()).isEmpty();
    assertThat(purchases.find(ID).due()).isEmpty();
  }

  private static PurchaseUpdate presented(String digest) {
    return new PurchaseUpdate(
        ID,
        digest,
        "presented",
        new UpdateMeaning.Presented(),
        Optional.of(app(0)),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void a_presented_transaction_that_is_not_newer_takes_no_room() {
    deliver("n1", app(0));
    int length = purchases.find(ID).length();
    recorder.claim(ALICE, presented("d1"), evidence("d1"), NOW);
    recorder.claim(ALICE, presented("d2"), evidence("d2"), NOW);
    assertThat(purchases.find(ID).length()).isEqualTo(length);
  }

  @Test
  void a_notification_of_the_store_is_durable_even_when_it_is_older_than_the_last() {
    deliver("n1", app(3));
    var late =
        new PurchaseUpdate(
            ID,
            "n2",
            "PRICE_INCREASE",
            new UpdateMeaning.Informational(),
            Optional.of(app(0)),
            Optional.empty(),
            Optional.empty());
    assertThat(recorder.record(late, evidence("e2"), NOW).isNew()).isTrue();
    assertThat(purchases.evidence()).hasSize(2);
  }

  @Test
  void a_purchase_that_is_full_can_still_be_revoked() {
    int delivered = 0;
    try {
      for (; delivered < 2_000; delivered++) {
        deliver("n" + delivered, app(delivered));
      }
    } catch (OrderFull e) {
      assertThat(delivered).isGreaterThan(100);
    }
    assertThat(delivered).isLessThan(2_000);
    int last = delivered;
    assertThatThrownBy(() -> claim(ALICE, "d", app(last)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
    assertThat(active(ALICE, "app")).isTrue();

    assertThat(deliver("refund", refundedApp(last))).isTrue();

    assertThat(active(ALICE, "app")).isFalse();
    assertThat(purchases.find(ID).due()).isEmpty();
  }

  @Test
  void a_notification_delivered_again_is_known_and_changes_nothing() {
    deliver("n1", app(0));
    var before = purchases.find(ID);

    assertThat(deliver("n1", app(0))).isFalse();
    assertThat(purchases.find(ID)).isEqualTo(before);
    assertThat(purchases.evidence()).hasSize(1);
  }

  @Test
  void a_refund_revokes_it_and_a_charge_notified_late_does_not_grant_it_again() {
    deliver("n2", refundedApp(1));
    assertThat(active(ALICE, "app")).isFalse();

    deliver("n1", app(0));

    assertThat(active(ALICE, "app")).isFalse();
    assertThat(HeldPurchases.of(purchases.find(ID))).isEmpty();
    assertThat(purchases.evidence()).hasSize(2);
  }

  @Test
  void a_refund_that_is_reversed_grants_it_again() {
    deliver("n1", app(0));
    deliver("n2", refundedApp(1));
    assertThat(active(ALICE, "app")).isFalse();

    deliver("n3", app(2));

    assertThat(active(ALICE, "app")).isTrue();
  }

  @Test
  void a_purchase_that_names_no_customer_waits_and_belongs_to_the_first_who_claims_it() {
    deliver("n1", app(0), Optional.empty(), Optional.empty());
    assertThat(held()).containsExactly(HeldReason.UNCLAIMED);
    assertThat(purchases.find(ID).due()).isEmpty();

    claim(BOB, "d1", app(0));

    assertThat(active(BOB, "app")).isTrue();
    assertThat(held()).isEmpty();
    claim(BOB, "d1", app(0));
    assertThatThrownBy(() -> claim(ALICE, "d1", app(0)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
    assertThat(active(ALICE, "app")).isFalse();
  }

  @Test
  void a_purchase_that_names_a_customer_cannot_be_claimed_by_another() {
    deliver("n1", app(0));

    assertThatThrownBy(() -> claim(BOB, "d1", app(0))).isInstanceOf(Problem.class);
    assertThat(active(BOB, "app")).isFalse();
    assertThat(purchases.evidence()).hasSize(1);
  }

  @Test
  void an_account_token_of_no_customer_names_no_customer() {
    deliver("n1", app(0), Optional.of(UNKNOWN_TOKEN), Optional.empty());
    assertThat(held()).containsExactly(HeldReason.UNCLAIMED);

    claim(BOB, "d1", app(0));

    assertThat(active(BOB, "app")).isTrue();
  }

  @Test
  void of_ten_customers_who_claim_at_once_one_gets_it() throws Exception {
    deliver("n1", app(0), Optional.empty(), Optional.empty());
    List<Callable<Boolean>> claims = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      var customer = new Customer("i", "customer-" + i);
      claims.add(() -> {
        try {
          claim(customer, "d" + customer.subject(), app(0));
          return true;
        } catch (Problem e) {
          return false;
        }
      });
    }
    int won = 0;
    try (var pool = Executors.newFixedThreadPool(10)) {
      for (var claim : pool.invokeAll(claims)) {
        won += claim.get() ? 1 : 0;
      }
    }
    assertThat(won).isEqualTo(1);
  }

  @Test
  void a_claim_before_any_notification_is_enough() {
    claim(BOB, "d1", app(0));
    assertThat(active(BOB, "app")).isTrue();

    deliver("n1", app(0), Optional.empty(), Optional.empty());

    assertThat(active(BOB, "app")).isTrue();
    assertThat(held()).isEmpty();
  }

  @Test
  void a_product_unknown_to_the_catalogue_waits_for_an_operator() {
    deliver(
        "n1",
        Examples.transaction(
            "2000", "com.example.other", Optional.empty(), new Standing.Good(), 0));

    assertThat(held()).containsExactly(HeldReason.UNKNOWN_PRODUCT);
    assertThat(entitlements.of(ALICE)).isEmpty();
  }

  @Test
  void a_product_already_owned_waits_for_an_operator_until_its_store_refunds_it() {
    var order = new OrderId("0123456789ABCDEFGHJKMNPQRS");
    entitlements.put(new Grant(ALICE, "app", order, 3, NOW, new Term.ForGood(), false));

    deliver("n1", app(0));

    assertThat(held()).containsExactly(HeldReason.ALREADY_OWNED);
    assertThat(owned(ALICE, "app", NOW).sources())
        .containsExactly(new EntitlementSource.OfOrder(order));
    deliver("n2", refundedApp(1));
    assertThat(held()).isEmpty();
    assertThat(active(ALICE, "app")).isTrue();
  }

  private void notify(String notification, UpdateMeaning meaning, int day) {
    var update =
        new PurchaseUpdate(
            ID,
            notification,
            "TYPE",
            meaning,
            Optional.of(app(day)),
            Optional.of(Examples.TOKEN),
            Optional.empty());
    recorder.record(update, evidence(notification), NOW);
    fulfilment.fulfil(ID);
  }

  /// ADDR-6: the App Store waits twelve hours for what we say of the consumption.
  @Test
  void a_requested_refund_waits_for_an_operator_until_the_store_decides() {
    deliver("n1", app(0));
    notify("n2", new UpdateMeaning.RefundRequested(), 1);

    var entry = HeldPurchases.of(purchases.find(ID)).getFirst();
    assertThat(entry.reason()).isEqualTo(HeldReason.REFUND_REQUESTED);
    assertThat(entry.times().answerBy()).contains(NOW.plus(Duration.ofHours(12)));
    assertThat(active(ALICE, "app")).isTrue();

    notify("n3", new UpdateMeaning.RefundDeclined(), 2);
    assertThat(held()).isEmpty();
    notify("n4", new UpdateMeaning.RefundRequested(), 3);
    deliver("n5", refundedApp(4));
    notify("n6", new UpdateMeaning.Revoked(), 4);
    assertThat(held()).isEmpty();
  }

  /// ADDR-6: an invented type, and withdrawn consent.
  @Test
  void an_unusual_notification_of_a_purchase_waits_for_an_operator_once() {
    deliver("n1", app(0));
    notify("n2", new UpdateMeaning.Unknown(), 1);
    notify("n3", new UpdateMeaning.Unknown(), 2);
    assertThat(held()).containsExactly(HeldReason.UNKNOWN_NOTIFICATION);
    assertThat(active(ALICE, "app")).isTrue();
    notify("n4", new UpdateMeaning.ConsentWithdrawn(), 3);

    assertThat(purchases.find(ID).state().contents().notices()).hasSize(2);
  }

  private static final OrderId ORDER = new OrderId("0123456789ABCDEFGHJKMNPQRS");

  private static Grant ofOrder(int events, boolean revoked) {
    return new Grant(ALICE, "app", ORDER, events, NOW, new Term.ForGood(), revoked);
  }

  /// MON-3: "owned" follows from the live grants at each fulfilment.
  @Test
  void a_purchase_that_was_owned_already_is_granted_once_the_other_order_is_refunded() {
    entitlements.put(ofOrder(3, false));
    deliver("n1", app(0));
    assertThat(held()).containsExactly(HeldReason.ALREADY_OWNED);
    var refunded = ofOrder(4, true);
    entitlements.put(refunded);

    fulfilment.wake(refunded);

    assertThat(held()).isEmpty();
    assertThat(owned(ALICE, "app", NOW).sources())
        .containsExactly(new EntitlementSource.OfPurchase(ID, "2000"));
  }

  /// MON-3: the daily check wakes it too.
  @Test
  void a_fulfilment_of_its_own_finds_that_nothing_else_is_owned_any_more() {
    entitlements.put(ofOrder(3, false));
    deliver("n1", app(0));
    assertThat(purchases.find(ID).due()).contains(NOW.plus(PurchasePast.DAILY));
    entitlements.put(ofOrder(4, true));

    assertThat(fulfilment.fulfil(ID)).isTrue();

    assertThat(active(ALICE, "app")).isTrue();
    assertThat(purchases.find(ID).due()).isEmpty();
    assertThat(fulfilment.fulfil(ID)).isFalse();
  }

  /// MON-3: of two purchases that wait for one order one is granted, and the other one waits for
  /// it.
  @Test
  void of_two_purchases_that_wait_for_one_order_one_is_granted() {
    entitlements.put(ofOrder(3, false));
    var other = new PurchaseId(ID.provider(), ID.account(), "1999");
    deliver("n1", app(0));
    var twin =
        new PurchaseUpdate(
            other,
            "m1",
            "TYPE",
            new UpdateMeaning.Active(),
            Optional.of(
                Examples.transaction(
                    "1999", "com.example.app", Optional.empty(), new Standing.Good(), 0)),
            Optional.of(Examples.TOKEN),
            Optional.empty());
    recorder.record(twin, evidence("m1"), NOW);
    fulfilment.fulfil(other);
    var refunded = ofOrder(4, true);
    entitlements.put(refunded);

    fulfilment.wake(refunded);

    assertThat(owned(ALICE, "app", NOW).sources()).hasSize(1);
    var entries = new ArrayList<>(HeldPurchases.of(purchases.find(ID)));
    entries.addAll(HeldPurchases.of(purchases.find(other)));
    assertThat(entries).hasSize(1);
  }

  /// MON-3: the App Store refunds one of two, and the other one takes its place.
  @Test
  void a_refunded_purchase_makes_room_for_the_one_that_waits_for_it() {
    deliver("n1", app(0));
    var other = new PurchaseId(ID.provider(), ID.account(), "3000");
    var twin =
        new PurchaseUpdate(
            other,
            "m1",
            "TYPE",
            new UpdateMeaning.Active(),
            Optional.of(
                Examples.transaction(
                    "3000", "com.example.app", Optional.empty(), new Standing.Good(), 0)),
            Optional.of(Examples.TOKEN),
            Optional.empty());
    recorder.record(twin, evidence("m1"), NOW);
    fulfilment.fulfil(other);
    assertThat(HeldPurchases.of(purchases.find(other))).hasSize(1);

    deliver("n2", refundedApp(1));

    assertThat(HeldPurchases.of(purchases.find(other))).isEmpty();
    assertThat(owned(ALICE, "app", NOW).sources())
        .containsExactly(new EntitlementSource.OfPurchase(other, "3000"));
  }

  /// MON-4: Apple's retry, an operator's replay and the history deliver a known notification again.
  @Test
  void a_product_that_the_catalogue_knows_by_now_is_granted_at_the_next_retry() {
    storefronts.publish(nothing());
    deliver("n1", app(0));
    assertThat(held()).containsExactly(HeldReason.UNKNOWN_PRODUCT);
    storefronts.publish(Examples.storefronts().find("CHN").orElseThrow());

    assertThat(deliver("n1", app(0))).isTrue();

    assertThat(active(ALICE, "app")).isTrue();
    assertThat(held()).isEmpty();
    assertThat(deliver("n1", app(0))).isFalse();
  }

  private static Storefront nothing() {
    return new Storefront(
        "CHN", "CNY", ZoneId.of("Asia/Shanghai"), List.of(), List.of(), List.of());
  }

  /// MON-4: an account token that names a customer only later.
  @Test
  void a_customer_whom_the_token_names_by_now_gets_it_at_the_next_retry() {
    deliver("n1", app(0), Optional.of(UNKNOWN_TOKEN), Optional.empty());
    assertThat(held()).containsExactly(HeldReason.UNCLAIMED);
    purchases.store(UNKNOWN_TOKEN, BOB);

    deliver("n1", app(0), Optional.of(UNKNOWN_TOKEN), Optional.empty());

    assertThat(active(BOB, "app")).isTrue();
    assertThat(held()).isEmpty();
  }

  /// MON-5.
  @ParameterizedTest
  @ValueSource(strings = {"USA", "HKG", ""})
  void a_purchase_in_a_storefront_that_does_not_sell_it_is_held_for_that_reason(String storefront) {
    deliver("n1", Examples.in(app(0), Optional.of(storefront).filter(s -> !s.isEmpty())));

    assertThat(held()).containsExactly(HeldReason.FOREIGN_STOREFRONT);
    assertThat(active(ALICE, "app")).isFalse();
  }

  /// MON-6: a price that the store doesn't tell hides nothing.
  @Test
  void a_purchase_without_a_price_is_listed_without_an_amount() {
    deliver("n1", Examples.priceless(app(0)), Optional.empty(), Optional.empty());

    var entry = HeldPurchases.of(purchases.find(ID)).getFirst();
    assertThat(entry.amount()).isEmpty();
    assertThat(entry.reason()).isEqualTo(HeldReason.UNCLAIMED);
  }

  @Test
  void a_family_shared_purchase_names_no_customer_and_ends_with_the_sharing() {
    deliver("n1", Examples.shared(app(0)), Optional.empty(), Optional.empty());
    assertThat(held()).isEmpty();
    claim(BOB, "d1", Examples.shared(app(0)));
    assertThat(active(BOB, "app")).isTrue();

    deliver("n2", Examples.shared(refundedApp(1)), Optional.empty(), Optional.empty());

    assertThat(active(BOB, "app")).isFalse();
  }

  @Test
  void three_months_at_once_are_three_months() {
    var months =
        Examples.transaction("2000", "com.example.month", Optional.empty(), new Standing.Good(), 0);

    deliver("n1", Examples.quantity(months, 3));

    assertThat(owned(ALICE, "month", NOW).until()).contains(Instant.parse("2027-02-25T04:00:00Z"));
  }

  @Test
  void a_subscription_lasts_until_its_last_periods_end() {
    deliver("n1", period("2000", 0, 30));
    assertThat(owned(ALICE, "music", NOW).until()).contains(day(30));

    deliver("n2", period("2001", 30, 60));

    assertThat(owned(ALICE, "music", day(45)).active()).isTrue();
    assertThat(owned(ALICE, "music", day(45)).sources())
        .containsExactly(new EntitlementSource.OfPurchase(ID, "2001"));
    assertThat(owned(ALICE, "music", day(61)).active()).isFalse();
  }

  @Test
  void a_renewal_notified_before_the_period_it_follows_has_the_same_result() {
    deliver("n2", period("2001", 30, 60));
    deliver("n1", period("2000", 0, 30));

    assertThat(owned(ALICE, "music", NOW).until()).contains(day(60));
  }

  @Test
  void a_grace_period_serves_on_and_a_renewal_ends_it() {
    deliver("n1", period("2000", 0, 30));
    var grace = new Renewal(true, true, Optional.of(day(46)), day(30));

    deliver("n2", period("2000", 0, 30), Optional.of(Examples.TOKEN), Optional.of(grace));
    assertThat(owned(ALICE, "music", day(45)).active()).isTrue();

    var over = new Renewal(true, true, Optional.empty(), day(46));
    deliver("n3", period("2000", 0, 30), Optional.of(Examples.TOKEN), Optional.of(over));
    assertThat(owned(ALICE, "music", day(45)).active()).isFalse();

    deliver("n4", period("2001", 47, 77));
    assertThat(owned(ALICE, "music", day(50)).active()).isTrue();
  }

  @Test
  void a_grace_period_notified_after_its_end_extends_nothing() {
    var over = new Renewal(true, true, Optional.empty(), day(46));
    var grace = new Renewal(true, true, Optional.of(day(46)), day(30));
    deliver("n3", period("2000", 0, 30), Optional.of(Examples.TOKEN), Optional.of(over));
    deliver("n2", period("2000", 0, 30), Optional.of(Examples.TOKEN), Optional.of(grace));

    assertThat(owned(ALICE, "music", day(45)).active()).isFalse();
  }

  @Test
  void a_refunded_period_backs_nothing_and_neither_does_its_grace_period() {
    deliver("n1", period("2000", 0, 30));
    var taken =
        Examples.transaction(
            "2000", "com.example.music", Optional.of(day(30)), new Standing.Revoked(day(3)), 3);
    var grace = new Renewal(true, true, Optional.of(day(46)), day(3));

    deliver("n2", taken, Optional.of(Examples.TOKEN), Optional.of(grace));

    assertThat(active(ALICE, "music")).isFalse();
  }

  @Test
  void an_upgraded_period_ends_at_once() {
    deliver("n1", period("2000", 0, 30));

    deliver(
        "n2",
        Examples.transaction(
            "2000", "com.example.music", Optional.of(day(30)), new Standing.Upgraded(), 5));

    assertThat(active(ALICE, "music")).isFalse();
    assertThat(held()).isEmpty();
  }

  @Test
  void a_transaction_that_names_another_customer_is_that_customers() {
    purchases.store(UNKNOWN_TOKEN, BOB);
    deliver("n1", period("2000", 0, 30));

    deliver("n2", period("2001", 40, 70), Optional.of(UNKNOWN_TOKEN), Optional.empty());

    assertThat(owned(ALICE, "music", NOW).until()).contains(day(30));
    assertThat(owned(BOB, "music", day(41)).active()).isTrue();
  }

  @Test
  void notifications_in_any_order_and_number_have_the_same_result() {
    var transactions =
        List.of(
            app(0),
            refundedApp(1),
            app(2),
            refundedApp(3),
            period("3000", 0, 30),
            period("3001", 30, 60));
    for (int seed = 0; seed < 200; seed++) {
      var store = new MemoryPurchases();
      store.store(Examples.TOKEN, ALICE);
      var owned = new MemoryEntitlements();
      var shuffled = new ArrayList<>(transactions);
      shuffled.addAll(transactions);
      Collections.shuffle(shuffled, new Random(seed));
      var random = new Random(seed);
      for (var transaction : shuffled) {
        var notification = transaction.number() + transaction.signedAt();
        new PurchaseRecorder(store, store, Examples.storefronts())
            .record(update(notification, transaction), evidence(notification), NOW);
        if (random.nextBoolean()) {
          new PurchaseFulfilment(store, owned, () -> NOW).fulfil(ID);
        }
      }
      new PurchaseFulfilment(store, owned, () -> NOW).fulfil(ID);

      assertThat(Entitlement.of("app", owned.of(ALICE, "app"), NOW).active())
          .as("seed %s", seed)
          .isFalse();
      assertThat(Entitlement.of("music", owned.of(ALICE, "music"), NOW).until())
          .as("seed %s", seed)
          .contains(day(60));
      assertThat(store.find(ID).fulfilmentOutstanding()).isFalse();
    }
  }
}

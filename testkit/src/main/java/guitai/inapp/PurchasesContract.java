package guitai.inapp;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.bytes.Bytes;
import guitai.inapp.Transaction.Standing;
import guitai.order.OrderFull;
import guitai.order.OutstandingOrders;
import guitai.payment.Customer;
import guitai.payment.Evidence;
import guitai.payment.EvidenceArchive;
import guitai.payment.Source;
import guitai.storefront.Money;
import guitai.storefront.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// The contract of every implementation of [Purchases].
public interface PurchasesContract {
  Instant NOON = Instant.parse("2026-11-25T04:00:00Z");
  Customer ALICE = new Customer("https://issuer.example", "alice");

  Purchases purchases();

  AccountTokens accounts();

  /// The evidence of those purchases.
  EvidenceArchive archive();

  /// Of those purchases.
  OutstandingOrders<PurchaseId> outstanding();

  static PurchaseId newPurchase() {
    return new PurchaseId("app-store", "com.example", UUID.randomUUID().toString());
  }

  static PurchaseEvent updateRecorded(
      PurchaseId id, String notification, Optional<Customer> buyer) {
    var transaction =
        new Transaction(
            id.number(),
            new Transaction.Item(
                "com.example.app", Optional.of("CHN"), 1, Optional.of(Money.of(600, "CNY"))),
            NOON,
            Optional.empty(),
            false,
            new Standing.Good(),
            NOON);
    var sale =
        new SoldTransaction(
            transaction, buyer, Optional.of(new SoldTransaction.Gives("app", new Term.ForGood())));
    return new PurchaseEvent.UpdateRecorded(
        NOON,
        notification,
        "ONE_TIME_CHARGE",
        "backed",
        Optional.of(sale),
        Optional.empty(),
        new Source.Delivery(notification));
  }

  static Evidence evidence() {
    return new Evidence(
        UUID.randomUUID().toString(), "app-store", NOON, Map.of(), Bytes.utf8("{}"));
  }

  private boolean append(PurchasePast past, PurchaseEvent event) {
    return purchases().append(past, List.of(event), Optional.of(evidence()));
  }

  @Test
  default void appended_events_are_found() {
    var id = newPurchase();
    assertThat(purchases().find(id)).isEqualTo(PurchasePast.none(id));

    assertThat(append(PurchasePast.none(id), updateRecorded(id, "n1", Optional.of(ALICE))))
        .isTrue();
    var first = purchases().find(id);
    assertThat(
            purchases().append(first, List.of(new PurchaseEvent.Fulfilled(NOON)), Optional.empty()))
        .isTrue();

    assertThat(purchases().find(id).events())
        .containsExactly(
            updateRecorded(id, "n1", Optional.of(ALICE)), new PurchaseEvent.Fulfilled(NOON));
  }

  @Test
  default void of_two_writers_with_the_same_past_one_writes() {
    var id = newPurchase();
    append(PurchasePast.none(id), updateRecorded(id, "n1", Optional.empty()));
    var past = purchases().find(id);

    assertThat(append(past, new PurchaseEvent.Claimed(NOON, ALICE, new Source.Delivery("d1"))))
        .isTrue();
    var other = new Customer("https://issuer.example", "bob");
    assertThat(append(past, new PurchaseEvent.Claimed(NOON, other, new Source.Delivery("d2"))))
        .isFalse();
    assertThat(purchases().find(id).length()).isEqualTo(2);
  }

  @Test
  default void the_same_append_again_is_done_also_after_more_events() {
    var none = PurchasePast.none(newPurchase());
    var event = updateRecorded(none.id(), "n1", Optional.of(ALICE));
    assertThat(append(none, event)).isTrue();
    assertThat(append(none, event)).isTrue();
    var fulfilled = new PurchaseEvent.Fulfilled(NOON);
    assertThat(append(none.plus(List.of(event)), fulfilled)).isTrue();
    assertThat(append(none, event)).isTrue();
    assertThat(append(none, updateRecorded(none.id(), "n2", Optional.of(ALICE)))).isFalse();
    assertThat(purchases().find(none.id()).events()).containsExactly(event, fulfilled);
  }

  @Test
  default void nothing_is_not_appended() {
    var none = PurchasePast.none(newPurchase());
    Assertions.assertThatThrownBy(() -> purchases().append(none, List.of(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void an_append_on_a_past_that_never_was_loses() {
    var none = PurchasePast.none(newPurchase());
    var never = none.plus(List.of(updateRecorded(none.id(), "n1", Optional.of(ALICE))));
    assertThat(append(never, new PurchaseEvent.Fulfilled(NOON))).isFalse();
    assertThat(purchases().find(none.id())).isEqualTo(none);
  }

  @Test
  default void a_purchase_and_its_evidence_are_stored_together_or_not_at_all() {
    var none = PurchasePast.none(newPurchase());
    var first = evidence();
    var late = evidence();
    var event = updateRecorded(none.id(), "n1", Optional.of(ALICE));
    var other = updateRecorded(none.id(), "n2", Optional.of(ALICE));
    assertThat(purchases().append(none, List.of(event), Optional.of(first))).isTrue();
    assertThat(purchases().append(none, List.of(other), Optional.of(late))).isFalse();
    assertThat(archive().evidence(first.digest())).contains(first);
    assertThat(archive().evidence(late.digest())).isEmpty();
  }

  @Test
  default void ten_writers_at_once_are_one() throws Exception {
    var id = newPurchase();
    var none = PurchasePast.none(id);
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      var event = updateRecorded(id, "n" + i, Optional.empty());
      writers.add(() -> append(none, event));
    }
    int won = 0;
    try (var pool = Executors.newFixedThreadPool(10)) {
      for (var writer : pool.invokeAll(writers)) {
        won += writer.get() ? 1 : 0;
      }
    }
    assertThat(won).isEqualTo(1);
  }

  @Test
  default void a_purchase_to_be_fulfilled_is_due_until_it_is() {
    var id = newPurchase();
    append(PurchasePast.none(id), updateRecorded(id, "n1", Optional.of(ALICE)));
    var later = NOON.plus(Duration.ofHours(1));

    var due =
        outstanding().due(later, 1600).stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(due.at()).isEqualTo(NOON.plusSeconds(60));
    assertThat(outstanding().of(id)).contains(due);
    assertThat(outstanding().postpone(due, NOON.plusSeconds(7200))).isTrue();
    assertThat(outstanding().postpone(due, NOON.plusSeconds(7300))).isFalse();
    assertThat(outstanding().due(later, 1600))
        .extracting(OutstandingOrders.Due::id)
        .doesNotContain(id);

    purchases()
        .append(purchases().find(id), List.of(new PurchaseEvent.Fulfilled(NOON)), Optional.empty());
    assertThat(outstanding().of(id)).isEmpty();
    assertThat(outstanding().postpone(due, NOON.plusSeconds(7400))).isFalse();
    assertThat(outstanding().due(NOON.plusSeconds(9000), 1600))
        .extracting(OutstandingOrders.Due::id)
        .doesNotContain(id);
  }

  @Test
  default void events_without_room_are_not_written() {
    var id = newPurchase();
    var large = updateRecorded(id, "n".repeat(75_000), Optional.empty());
    append(PurchasePast.none(id), large);

    Assertions.assertThatThrownBy(() ->
            append(purchases().find(id), updateRecorded(id, "m".repeat(50_000), Optional.empty())))
        .isInstanceOf(OrderFull.class);
    assertThat(purchases().find(id).length()).isEqualTo(1);
  }

  @Test
  default void a_token_names_the_customer_stored_for_it() {
    var token = UUID.randomUUID().toString();
    assertThat(accounts().customer(token)).isEmpty();

    accounts().store(token, ALICE);
    accounts().store(token, ALICE);

    assertThat(accounts().customer(token)).contains(ALICE);
    assertThat(accounts().customer(token + "0")).isEmpty();
  }
}

package guitai.held;

import static guitai.order.SampleEvents.NOON;
import static guitai.order.SampleEvents.evidence;
import static guitai.order.SampleEvents.newCustomer;
import static guitai.order.SampleEvents.newOrder;
import static guitai.order.SampleEvents.payment;
import static guitai.order.SampleEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.inapp.PurchaseEvent;
import guitai.inapp.PurchaseId;
import guitai.inapp.PurchasePast;
import guitai.inapp.Purchases;
import guitai.inapp.PurchasesContract;
import guitai.order.Event;
import guitai.order.OrderId;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.order.RefundTerms;
import guitai.order.SampleEvents;
import guitai.payment.Customer;
import guitai.payment.Payment;
import guitai.payment.RefundCause;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import guitai.problem.Problem;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The contract of every held list; payments of other tests may be on it too.
public abstract class HeldPaymentsContract {
  protected abstract Orders orders();

  protected abstract Purchases purchases();

  /// Of those orders and purchases.
  protected abstract HeldPayments held();

  private Past holding(Payment... payments) {
    var past = Past.none(newOrder());
    var events = new ArrayList<>(placed(newCustomer(), NOON));
    for (var payment : payments) {
      events.add(SampleEvents.held(payment, evidence()));
    }
    assertThat(orders().append(past, events, Optional.empty())).isTrue();
    return past.plus(events);
  }

  /// The entries of all pages.
  private List<HeldEntry> all(int limit) {
    var all = new ArrayList<HeldEntry>();
    var after = Optional.<String>empty();
    do {
      var page = held().page(after, limit);
      all.addAll(page.held());
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  private List<HeldEntry> of(OrderId order) {
    return all(25).stream().filter(held -> held.order().equals(Optional.of(order))).toList();
  }

  @Test
  void an_order_that_holds_nothing_is_not_on_the_list() {
    assertThat(of(holding().id())).isEmpty();
  }

  @Test
  void an_order_gives_each_payment_that_it_holds() {
    var first = payment();
    var second = payment();
    var past = holding(first, second);
    assertThat(of(past.id()))
        .containsExactlyInAnyOrderElementsOf(HeldOrders.of(past))
        .extracting(HeldEntry::payment)
        .containsExactlyInAnyOrder(Optional.of(first.id()), Optional.of(second.id()));
  }

  @Test
  void a_payment_that_is_being_refunded_is_no_longer_on_the_list() {
    var payment = payment();
    var past = holding(payment);
    Event requested = refund(payment);
    orders().append(past, List.of(requested), Optional.empty());
    assertThat(of(past.id())).isEmpty();
    var abnormal =
        new Event.RefundAdvanced(
            NOON, 1, new RefundProgress.Abnormal("5"), new Source.Delivery("e"));
    orders().append(past.plus(List.of(requested)), List.of(abnormal), Optional.empty());
    assertThat(of(past.id()))
        .extracting(HeldEntry::reason)
        .containsExactly(HeldReason.REFUND_ABNORMAL);
  }

  private static Event.RefundRequested refund(Payment payment) {
    return new Event.RefundRequested(
        NOON,
        1,
        new RefundTerms(1, payment.id(), payment.amount(), payment.amount(), "reason"),
        RefundCause.DUPLICATE_PAYMENT,
        Optional.empty(),
        Optional.empty());
  }

  private HeldEntry unmatched(Payment payment) {
    var past = Past.none(OrderId.unmatched(payment.id()));
    orders().append(past, SampleEvents.unmatched(payment, evidence()), Optional.empty());
    return HeldOrders.of(orders().find(past.id())).getFirst();
  }

  @Test
  void a_payment_of_no_order_is_on_the_list() {
    var payment = payment();
    var held = unmatched(payment);
    assertThat(held)
        .isEqualTo(
            new HeldEntry(
                new HeldId.OfPayment(Optional.empty(), payment.id()),
                HeldEntry.Cause.of(HeldReason.NO_ORDER),
                new HeldEntry.Subject(
                    Optional.empty(), Optional.of(payment.id()), Optional.of(payment.amount())),
                HeldEntry.Times.since(NOON),
                held.ways(),
                Optional.empty()));
    assertThat(all(25)).contains(held);
  }

  @Test
  void the_pages_of_any_size_together_hold_each_entry_once() {
    var wanted = new ArrayList<HeldEntry>();
    for (int i = 0; i < 40; i++) {
      wanted.addAll(HeldOrders.of(holding(payment())));
      var payment = payment();
      wanted.add(unmatched(payment));
    }
    for (int limit : List.of(1, 7, 25)) {
      assertThat(all(limit)).containsAll(wanted).doesNotHaveDuplicates();
    }
    assertThat(held().page(Optional.empty(), 7).held()).hasSizeBetween(7, 14);
    assertThat(held().page(Optional.empty(), 1000).held()).hasSizeBetween(25, 50);
  }

  /// Of no customer and no product of ours.
  private List<HeldEntry> unclaimed() {
    var none = PurchasePast.none(PurchasesContract.newPurchase());
    var events =
        List.of(PurchasesContract.updateRecorded(none.id(), "n1", Optional.<Customer>empty()));
    assertThat(purchases().append(none, events, Optional.empty())).isTrue();
    return HeldPurchases.of(none.plus(events));
  }

  @Test
  void an_in_app_purchase_is_on_the_list_until_a_customer_claims_it() {
    var held = unclaimed();
    assertThat(held).extracting(HeldEntry::reason).containsExactly(HeldReason.UNCLAIMED);
    assertThat(all(25)).containsAll(held);

    var payment = held.getFirst().payment().orElseThrow();
    var id = new PurchaseId(payment.provider(), payment.account(), payment.number());
    var claimed = new PurchaseEvent.Claimed(NOON, newCustomer(), new Source.Delivery("d"));
    purchases().append(purchases().find(id), List.of(claimed), Optional.empty());
    assertThat(all(25)).doesNotContainAnyElementsOf(held);
  }

  @Test
  void orders_and_in_app_purchases_are_on_the_same_pages() {
    var wanted = new ArrayList<HeldEntry>();
    for (int i = 0; i < 20; i++) {
      wanted.addAll(HeldOrders.of(holding(payment())));
      wanted.addAll(unclaimed());
    }
    for (int limit : List.of(1, 7, 25)) {
      assertThat(all(limit)).containsAll(wanted).doesNotHaveDuplicates();
    }
  }

  @Test
  void the_payments_of_a_page_are_sorted_oldest_first() {
    for (int i = 0; i < 20; i++) {
      unclaimed();
      holding(payment(), payment());
    }
    assertThat(held().page(Optional.empty(), 25).held()).extracting(HeldEntry::since).isSorted();
  }

  @Test
  void a_page_that_never_was_is_refused() {
    for (var text : List.of("", "!", "bm8", "MTIzIA", "MTIzIG5vLW9yZGVy")) {
      assertThatThrownBy(() -> held().page(Optional.of(text), 25))
          .isInstanceOfSatisfying(
              Problem.class,
              problem ->
                  assertThat(problem.status() + problem.type()).isEqualTo("400invalid-page"));
    }
  }

  @Test
  void the_backlog_counts_what_is_held_and_knows_since_when() { // OPS-2
    var before = held().backlog();
    var past = holding(payment(), payment());
    var after = held().backlog();
    assertThat(after.count()).isEqualTo(before.count() + 1);
    assertThat(after.oldest())
        .hasValueSatisfying(oldest ->
            assertThat(oldest)
                .isBeforeOrEqualTo(past.heldSince().orElseThrow().truncatedTo(ChronoUnit.MILLIS)));
  }
}

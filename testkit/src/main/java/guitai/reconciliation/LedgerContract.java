package guitai.reconciliation;

import static guitai.order.SampleEvents.NOON;
import static guitai.order.SampleEvents.evidence;
import static guitai.order.SampleEvents.newCustomer;
import static guitai.order.SampleEvents.newOrder;
import static guitai.order.SampleEvents.paid;
import static guitai.order.SampleEvents.payment;
import static guitai.order.SampleEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;

import guitai.order.Event;
import guitai.order.IdempotentRequest;
import guitai.order.OrderId;
import guitai.order.OrderPostings;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.order.RefundTerms;
import guitai.order.SampleEvents;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.Posting;
import guitai.payment.RefundCause;
import guitai.storefront.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The contract of every implementation of [Ledger]: what the orders post is on the pages of its
/// day, and nothing else is.
public abstract class LedgerContract {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  protected abstract Orders orders();

  /// Of those orders.
  protected abstract Ledger ledger();

  private List<Posting> page(LocalDate day) {
    var postings = new ArrayList<Posting>();
    ledger().read("wechat-pay", day, postings::add);
    return postings;
  }

  private Past paidOrder(Payment payment) {
    var none = Past.none(newOrder());
    var placed = placed(newCustomer(), NOON);
    orders().append(none, placed, Optional.empty());
    var past = none.plus(placed);
    var evidence = evidence();
    assertThat(orders().append(past, List.of(paid(payment, evidence)), Optional.of(evidence)))
        .isTrue();
    return past.plus(List.of(paid(payment, evidence)));
  }

  @Test
  void a_payment_is_on_the_page_of_its_day_in_china_with_its_order() {
    var past = paidOrder(payment());
    assertThat(page(DAY)).containsAll(OrderPostings.of(past));
    assertThat(ledger().find(OrderPostings.of(past).getFirst()))
        .contains(OrderPostings.of(past).getFirst());
  }

  @Test
  void a_moment_after_midnight_in_china_is_the_next_days() {
    var midnight = Instant.parse("2026-06-01T16:00:00Z");
    var payment =
        new Payment(
            new PaymentId("wechat-pay", "1900000001", "midnight"),
            "wx0000000000000001",
            Money.of(600, "CNY"),
            midnight);
    paidOrder(payment);
    assertThat(page(LocalDate.of(2026, 6, 2))).hasSize(1);
    assertThat(page(LocalDate.of(2026, 6, 1))).isEmpty();
  }

  @Test
  void a_refund_reserved_without_a_delivery_moves_the_posted_balance_in_the_same_write() {
    var past = paidOrder(payment());
    var payment = past.balances().payments().getFirst().payment();
    var requested =
        new Event.RefundRequested(
            NOON,
            1,
            new RefundTerms(1, payment.id(), Money.of(100, "CNY"), payment.amount(), "r"),
            RefundCause.OPERATOR,
            Optional.of(new IdempotentRequest("k", "f")),
            Optional.empty());
    assertThat(orders().append(past, List.of(requested), Optional.empty())).isTrue();
    assertThat(ledger().find(OrderPostings.of(past).getFirst()))
        .get()
        .isInstanceOfSatisfying(
            Posting.OfPayment.class,
            posting -> assertThat(posting.balance().refunding().minorUnits()).isEqualTo(100));
  }

  @Test
  void a_payment_that_an_order_refused_is_not_posted() {
    var past = paidOrder(payment());
    var stale = new Past(past.id(), past.events().subList(0, 2));
    var other = payment();
    assertThat(orders().append(stale, List.of(paid(other, evidence())), Optional.empty()))
        .isFalse();
    assertThat(page(DAY)).noneMatch(posting -> posting.payment().equals(other.id()));
  }

  @Test
  void a_payment_of_no_order_is_posted_as_held() {
    var payment = payment();
    var none = Past.none(OrderId.unmatched(payment.id()));
    var held = SampleEvents.unmatched(payment, evidence());
    orders().append(none, held, Optional.empty());
    assertThat(page(DAY)).containsAll(OrderPostings.of(none.plus(held)));
  }
}

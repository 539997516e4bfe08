package guitai.order;

import static guitai.order.SampleEvents.NOON;
import static guitai.order.SampleEvents.evidence;
import static guitai.order.SampleEvents.newCustomer;
import static guitai.order.SampleEvents.newOrder;
import static guitai.order.SampleEvents.paid;
import static guitai.order.SampleEvents.payment;
import static guitai.order.SampleEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.payment.AgreementId;
import guitai.payment.Customer;
import guitai.payment.Evidence;
import guitai.payment.EvidenceArchive;
import guitai.payment.Source;
import guitai.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract of every store of orders.
public abstract class OrdersContract {
  protected abstract Orders orders();

  protected abstract EvidenceArchive archive();

  protected abstract Optional<Evidence> stored(String digest);

  protected Past place(Customer customer) {
    var none = Past.none(newOrder());
    var events = placed(customer, NOON);
    assertThat(orders().append(none, events, Optional.empty())).isTrue();
    return none.plus(events);
  }

  @Test
  void an_unknown_order_has_no_past() {
    var id = newOrder();
    assertThat(orders().find(id)).isEqualTo(Past.none(id));
  }

  @Test
  void what_was_appended_is_found() {
    var past = place(newCustomer());
    assertThat(orders().find(past.id())).isEqualTo(past);
  }

  @Test
  void events_come_after_those_before() {
    var past = place(newCustomer());
    var more = List.<Event>of(new Event.AttemptEnded(NOON, 1), new Event.Closed(NOON));
    assertThat(orders().append(past, more, Optional.empty())).isTrue();
    assertThat(orders().find(past.id())).isEqualTo(past.plus(more));
  }

  @Test
  void nothing_is_not_appended() {
    var past = place(newCustomer());
    assertThatThrownBy(() -> orders().append(past, List.of(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_append_on_a_stale_past_loses() {
    var past = place(newCustomer());
    var won =
        List.<Event>of(
            new Event.QueryRequested(NOON, "v2", Optional.empty(), new Source.Delivery("e")));
    var lost = List.<Event>of(new Event.AttemptEnded(NOON, 1));
    assertThat(orders().append(past, won, Optional.empty())).isTrue();
    assertThat(orders().append(past, lost, Optional.empty())).isFalse();
    var again = placed(newCustomer(), NOON);
    assertThat(orders().append(Past.none(past.id()), again, Optional.empty())).isFalse();
    assertThat(orders().find(past.id())).isEqualTo(past.plus(won));
  }

  @Test
  void an_append_on_a_past_that_never_was_loses() {
    var never = Past.none(newOrder()).plus(placed(newCustomer(), NOON));
    var more = List.<Event>of(new Event.AttemptEnded(NOON, 1));
    assertThat(orders().append(never, more, Optional.empty())).isFalse();
    assertThat(orders().find(never.id()).length()).isZero();
  }

  @Test
  void of_ten_appends_at_once_exactly_one_wins() throws Exception {
    var past = place(newCustomer());
    var answers =
        atOnce(i -> {
          var evidence = evidence();
          return orders().append(past, List.of(paid(payment(), evidence)), Optional.of(evidence));
        });
    assertThat(answers).containsOnlyOnce(true).hasSize(10);
    assertThat(orders().find(past.id()).length()).isEqualTo(past.length() + 1);
  }

  @Test
  void of_ten_first_appends_at_once_exactly_one_wins() throws Exception {
    var none = Past.none(newOrder());
    var customer = newCustomer();
    var answers =
        atOnce(i -> orders().append(none, placed(customer, NOON.plusSeconds(i)), Optional.empty()));
    assertThat(answers).containsOnlyOnce(true).hasSize(10);
  }

  @Test
  void a_retry_after_a_lost_answer_counts_as_done() {
    var past = place(newCustomer());
    var evidence = evidence();
    var events = List.of(paid(payment(), evidence));
    assertThat(orders().append(past, events, Optional.of(evidence))).isTrue();
    assertThat(orders().append(past, events, Optional.of(evidence))).isTrue();
    assertThat(orders().append(past, events, Optional.empty())).isTrue();
    assertThat(orders().find(past.id())).isEqualTo(past.plus(events));
    orders().append(past.plus(events), List.of(new Event.EntitlementGranted(NOON)), none());
    assertThat(orders().append(past, events, Optional.of(evidence))).isTrue();
    assertThat(orders().append(Past.none(past.id()), past.events(), none())).isTrue();
  }

  @Test
  void an_order_and_its_evidence_are_stored_together_or_not_at_all() {
    var past = place(newCustomer());
    var evidence = evidence();
    var late = evidence();
    assertThat(orders().append(past, List.of(paid(payment(), evidence)), Optional.of(evidence)))
        .isTrue();
    assertThat(orders().append(past, List.of(paid(payment(), late)), Optional.of(late))).isFalse();
    assertThat(stored(evidence.digest())).contains(evidence);
    assertThat(stored(late.digest())).isEmpty();
  }

  @Test
  void an_order_that_would_outgrow_its_item_is_refused_and_stays() {
    var past = place(newCustomer());
    var evidence = evidence();
    var huge =
        List.<Event>of(
            new Event.QueryRequested(
                NOON, "字".repeat(70_000), Optional.empty(), new Source.Delivery("e")));
    assertThatThrownBy(() -> orders().append(past, huge, Optional.of(evidence)))
        .isInstanceOf(OrderFull.class);
    assertThat(orders().find(past.id())).isEqualTo(past);
    assertThat(stored(evidence.digest())).isEmpty();
  }

  @Test
  void a_customers_orders_are_paged_newest_first() {
    var customer = newCustomer();
    var ids = new ArrayList<OrderId>();
    for (int i = 0; i < 5; i++) {
      var none = Past.none(newOrder());
      orders().append(none, placed(customer, NOON.plusSeconds(i)), none());
      ids.addFirst(none.id());
    }
    place(newCustomer());
    var first = orders().of(customer, Optional.empty(), 2);
    var second = orders().of(customer, first.next(), 2);
    var third = orders().of(customer, second.next(), 2);
    assertThat(List.of(first, second, third).stream().flatMap(page -> page.orders().stream()))
        .extracting(Past::id)
        .isEqualTo(ids);
    assertThat(third.next()).isEmpty();
    assertThat(orders().of(customer, Optional.empty(), 5).next()).isEmpty();
  }

  @Test
  void a_page_has_between_one_and_25_orders() {
    var customer = newCustomer();
    IntStream.range(0, 27)
        .forEach(i ->
            orders().append(Past.none(newOrder()), placed(customer, NOON.plusSeconds(i)), none()));
    assertThat(orders().of(customer, none(), 1000).orders()).hasSize(25);
    assertThat(orders().of(customer, none(), 0).orders()).hasSize(1);
    assertThat(orders().of(newCustomer(), none(), 9).orders()).isEmpty();
  }

  @Test
  void the_orders_placed_after_an_instant_are_found_newest_first() {
    var customer = newCustomer();
    var ids = new ArrayList<OrderId>();
    for (int i = 0; i < 4; i++) {
      var none = Past.none(newOrder());
      orders().append(none, placed(customer, NOON.plusSeconds(i)), none());
      ids.addFirst(none.id());
    }
    place(newCustomer());
    assertThat(orders().placedAfter(customer, NOON.plusSeconds(1)))
        .extracting(Past::id)
        .isEqualTo(ids.subList(0, 2));
    assertThat(orders().placedAfter(customer, NOON.plusSeconds(3))).isEmpty();
    assertThat(orders().placedAfter(newCustomer(), NOON.minusSeconds(1))).isEmpty();
  }

  @Test
  void no_more_than_the_hundred_newest_orders_are_found() {
    var customer = newCustomer();
    IntStream.range(0, 101)
        .forEach(i ->
            orders().append(Past.none(newOrder()), placed(customer, NOON.plusSeconds(i)), none()));
    assertThat(orders().placedAfter(customer, NOON.minusSeconds(1)))
        .hasSize(Orders.NEWEST)
        .noneMatch(past -> past.events().getFirst().at().equals(NOON));
  }

  @Test
  void a_page_of_another_customer_or_of_none_is_refused() {
    var customer = newCustomer();
    IntStream.range(0, 2).forEach(_ -> place(customer));
    var next = orders().of(customer, none(), 1).next().orElseThrow();
    var tampered = (next.startsWith("M") ? "N" : "M") + next.substring(1);
    assertRefused(newCustomer(), next);
    for (var text : List.of(tampered, next + "=", "", "!", "bm8")) {
      assertRefused(customer, text);
    }
  }

  private void assertRefused(Customer customer, String page) {
    assertThatThrownBy(() -> orders().of(customer, Optional.of(page), 1))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.status() + problem.type()).isEqualTo("400invalid-page"));
  }

  @Test
  void a_payment_of_no_order_is_stored_once_with_its_evidence() {
    var payment = payment();
    var none = Past.none(OrderId.unmatched(payment.id()));
    var first = evidence();
    var second = evidence();
    var events = SampleEvents.unmatched(payment, first);
    assertThat(orders().append(none, events, Optional.of(first))).isTrue();
    assertThat(orders().append(none, events, Optional.of(first))).isTrue();
    var again =
        List.<Event>of(
            new Event.PaymentUnmatched(NOON.plusSeconds(9), "SECOND", payment, second.source()));
    assertThat(orders().append(none, again, Optional.of(second))).isFalse();
    assertThat(orders().find(none.id())).isEqualTo(none.plus(events));
    assertThat(stored(first.digest())).contains(first);
    assertThat(stored(second.digest())).isEmpty();
  }

  @Test
  void a_notification_of_an_agreement_is_filed_with_its_evidence_however_often_it_comes() {
    var evidence = evidence();
    var agreement = new AgreementId("alipay", "2088999900000001", evidence.digest());
    archive().file(agreement, "dut_user_sign", "7", evidence);
    archive().file(agreement, "dut_user_sign", "7", evidence);
    assertThat(stored(evidence.digest())).contains(evidence);
  }

  @Test
  void evidence_about_no_order_is_stored() {
    var evidence = evidence();
    archive().store(evidence);
    archive().store(evidence);
    assertThat(stored(evidence.digest())).contains(evidence);
    assertThat(archive().evidence(evidence.digest())).contains(evidence);
    assertThat(archive().evidence("unheard of")).isEmpty();
  }

  static <T> Optional<T> none() {
    return Optional.empty();
  }

  private interface Numbered<T> {
    T call(int number);
  }

  private static <T> List<T> atOnce(Numbered<T> call) throws Exception {
    try (var threads = Executors.newFixedThreadPool(10)) {
      var calls = IntStream.range(0, 10).<Callable<T>>mapToObj(i -> () -> call.call(i)).toList();
      var answers = new ArrayList<T>();
      for (Future<T> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}

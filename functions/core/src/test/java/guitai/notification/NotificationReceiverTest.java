package guitai.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.bytes.Bytes;
import guitai.entitlement.MemoryEntitlements;
import guitai.fulfilment.OrderFulfilment;
import guitai.held.HeldEntry;
import guitai.held.HeldReason;
import guitai.held.MemoryDeliveries;
import guitai.inapp.MemoryPurchases;
import guitai.operation.ConfirmationRequest;
import guitai.operation.HeldDeliveryResolution;
import guitai.operation.ProposalRequest;
import guitai.order.Command;
import guitai.order.Decision;
import guitai.order.Event;
import guitai.order.Examples;
import guitai.order.MemoryOrders;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.Past;
import guitai.order.RefundId;
import guitai.payment.Evidence;
import guitai.payment.Operator;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.ResolutionWay;
import guitai.payment.Source;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.provider.Delivery;
import guitai.provider.Forged;
import guitai.provider.Notification;
import guitai.provider.Notifications;
import guitai.provider.Refunds;
import guitai.storefront.MemoryStorefronts;
import guitai.storefront.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationReceiverTest {
  private final MemoryOrders orders = new MemoryOrders();
  private final MemoryPurchases purchases = new MemoryPurchases();
  private final NotificationReceiver receiver =
      new NotificationReceiver(
          orders,
          orders,
          new PurchaseRecorder(purchases, purchases, new MemoryStorefronts(List.of())),
          new MemoryDeliveries());
  private final Delivery delivery =
      new Delivery(Map.of(), Bytes.utf8("{}"), Examples.NOW.plusSeconds(60));

  /// Verifies as a test says.
  private interface Proof extends Notifications {
    @Override
    default String provider() {
      return "wechat-pay";
    }

    @Override
    default Acknowledgement accepted(Delivery delivery) {
      return new Acknowledgement(200, "text/plain", "");
    }

    @Override
    default Acknowledgement refused(Delivery delivery, int status) {
      return new Acknowledgement(status, "text/plain", "FAIL");
    }
  }

  private static Evidence evidence(String digest) {
    return new Evidence(digest, "wechat-pay", Examples.NOW, Map.of(), Bytes.utf8("{}"));
  }

  private static Proof paid(String merchantOrderNumber, Payment payment, String digest) {
    return _ -> new Notification.Paid(merchantOrderNumber, payment, evidence(digest));
  }

  private static Proof proved(Notification notification) {
    return _ -> notification;
  }

  private static Payment payment(String number, Money amount) {
    return Examples.payment(number, amount, Examples.NOW.plusSeconds(30));
  }

  @BeforeEach
  void an_order_awaits_payment() {
    var events = Examples.payable().events();
    orders.append(Past.none(Examples.ID), events, Optional.empty());
  }

  private Past past() {
    return orders.find(Examples.ID);
  }

  @Test
  void a_payment_is_recorded_with_its_evidence_and_acknowledged() {
    var number = Examples.FIRST.text();
    var received = receiver.receive(paid(number, payment("42", Examples.PRICE), "d1"), delivery);
    assertThat(received.acknowledgement().status()).isEqualTo(200);
    assertThat(received.outcome()).isEqualTo(Outcome.RECORDED);
    assertThat(past().order()).isInstanceOf(Order.Paid.class);
    assertThat(orders.evidence("d1")).isPresent();
  }

  @Test
  void a_payment_notified_again_changes_nothing_and_is_acknowledged() {
    var number = Examples.FIRST.text();
    receiver.receive(paid(number, payment("42", Examples.PRICE), "d1"), delivery);
    var before = past();
    var again = receiver.receive(paid(number, payment("42", Examples.PRICE), "d2"), delivery);
    assertThat(again.acknowledgement().status()).isEqualTo(200);
    assertThat(again.outcome()).isEqualTo(Outcome.KNOWN);
    assertThat(past()).isEqualTo(before);
    assertThat(orders.evidence("d2")).isEmpty();
  }

  @Test
  void five_deliveries_at_once_are_one_payment_and_five_acknowledgements() throws Exception {
    List<Callable<Integer>> five = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      var paid = paid(Examples.FIRST.text(), payment("42", Examples.PRICE), "d" + i);
      five.add(() -> receiver.receive(paid, delivery).acknowledgement().status());
    }
    try (var threads = Executors.newFixedThreadPool(5)) {
      assertThat(threads.invokeAll(five)).extracting(Future::get).containsOnly(200);
    }
    assertThat(past().events().stream().filter(Event.PaymentApplied.class::isInstance)).hasSize(1);
  }

  @Test
  void a_forged_delivery_a_probe_and_an_unchecked_one_change_nothing() {
    var before = past();
    assertRefused(
        401,
        _ -> {
          throw new Forged("no");
        });
    assertRefused(
        401,
        _ -> {
          throw new Forged(Forged.Kind.PROBE, "a probe");
        });
    assertRefused(
        503,
        _ -> {
          throw new Unavailable("no key at hand");
        });
    assertThat(past()).isEqualTo(before);
  }

  @Test
  void a_delivery_that_is_too_large_is_refused_before_it_is_read() {
    var large =
        new Delivery(Map.of(), Bytes.of(new byte[Evidence.LIMIT + 1]), delivery.receivedAt());
    Proof never =
        _ -> {
          throw new IllegalStateException("it was read");
        };
    assertThat(receiver.receive(never, large).acknowledgement().status()).isEqualTo(413);
  }

  /// EDGE-7.
  @ParameterizedTest
  @CsvSource({
    "PASSING, UNAVAILABLE, unavailable",
    "UNKNOWN_KEY, UNKNOWN_KEY, unknown-key",
    "UNREADABLE, UNREADABLE, unreadable",
  })
  void what_cant_be_checked_is_sent_again_under_its_own_outcome(
      Unavailable.Kind kind, Outcome outcome, String text) {
    Proof unproved =
        _ -> {
          throw new Unavailable(kind, "not now");
        };
    var received = receiver.receive(unproved, delivery);
    assertThat(received.acknowledgement().status()).isEqualTo(503);
    assertThat(received.outcome()).isEqualTo(outcome);
    assertThat(outcome.text()).isEqualTo(text);
  }

  /// ADDR-1.
  @Test
  void a_payment_for_another_app_of_ours_is_acknowledged_and_waits_for_an_operator() {
    var other =
        new Payment(
            new PaymentId("wechat-pay", "1900000001", "42"), "other", Examples.PRICE, Examples.NOW);
    var received = receiver.receive(paid(Examples.FIRST.text(), other, "d1"), delivery);
    assertThat(received.acknowledgement().status()).isEqualTo(200);
    assertThat(past().order()).isInstanceOf(Order.UnderReview.class);
    assertThat(past().heldSince()).isPresent();
    assertThat(orders.evidence("d1")).isPresent();
  }

  @Test
  void a_payment_of_no_order_of_ours_is_held_once() {
    for (var number : List.of("2026112200001", "ZZZZZZZZZZZZZZZZZZZZZZZZZZ01")) {
      for (int i = 0; i < 2; i++) {
        var paid = paid(number, payment(number, Examples.PRICE), number + i);
        var received = receiver.receive(paid, delivery);
        assertThat(received.acknowledgement().status()).isEqualTo(200);
      }
    }
    assertThat(orders.held()).hasSize(2);
  }

  @Test
  void a_wrong_amount_is_acknowledged_and_waits_for_an_operator() {
    var paid = paid(Examples.FIRST.text(), payment("42", Money.of(1, "CNY")), "d1");
    assertThat(receiver.receive(paid, delivery).acknowledgement().status()).isEqualTo(200);
    assertThat(past().order()).isInstanceOf(Order.UnderReview.class);
    assertThat(past().heldSince()).isPresent();
  }

  @Test
  void an_event_without_effect_is_filed_once_with_its_order() {
    for (int i = 0; i < 2; i++) {
      var other =
          new Notification.Other(
              "REFUND.SUCCESS",
              "EV-1",
              Optional.of(Examples.FIRST.text()),
              true,
              evidence("d" + i));
      assertThat(receiver.receive(proved(other), delivery).acknowledgement().status())
          .isEqualTo(200);
    }
    assertThat(past().events().stream().filter(Event.NotificationFiled.class::isInstance))
        .hasSize(1);
    assertThat(past().due()).hasValue(delivery.receivedAt());
  }

  @Test
  void an_event_about_no_order_is_stored() {
    var other =
        new Notification.Other("MERCHANT.NEWS", "EV-1", Optional.empty(), false, evidence("d1"));
    receiver.receive(proved(other), delivery);
    assertThat(orders.evidence("d1")).isPresent();
  }

  /// ADDR-3.
  @Test
  void a_complaint_is_one_entry_of_the_held_list_with_its_due_times() {
    for (int i = 0; i < 3; i++) {
      var number = Optional.of(Examples.FIRST.text());
      var known =
          new Notification.Other("COMPLAINT.CREATE", "EV-" + i, number, false, evidence("d" + i));
      var complained = new Notification.Complained(known, Optional.of("2002"));
      var received = receiver.receive(proved(complained), delivery);
      assertThat(received.acknowledgement().status()).isEqualTo(200);
      assertThat(received.outcome()).isEqualTo(Outcome.HELD);
      assertThat(received.unknown()).hasValue("COMPLAINT.CREATE");
      assertThat(receiver.receive(proved(complained), delivery).outcome()).isEqualTo(Outcome.KNOWN);
    }
    assertThat(held())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.reason()).isEqualTo(HeldReason.COMPLAINT);
          assertThat(entry.order()).hasValue(Examples.ID);
          assertThat(entry.times().answerBy()).hasValue(entry.since().plus(Duration.ofDays(1)));
          assertThat(entry.times().finishBy()).hasValue(entry.since().plus(Duration.ofDays(3)));
        });
  }

  /// ADDR-3: two operators take it off the list, and further news puts it there again.
  @Test
  void a_delivery_that_two_operators_dealt_with_leaves_the_list_until_more_comes() {
    var unknown = unknown("EV-1", "d1");
    receiver.receive(proved(unknown), delivery);
    var id = held().getFirst().id();
    var resolution = new HeldDeliveryResolution(receiver.deliveries(), () -> Examples.NOW);
    var request =
        new ProposalRequest(
            "k", ResolutionWay.KEEP, Optional.empty(), Optional.empty(), "seen", new Operator("a"));
    var proposal = resolution.propose(id, request).proposal();
    assertThat(resolution.propose(id, request).proposal()).isEqualTo(proposal);
    assertThat(held().getFirst().proposal()).hasValue(proposal);
    var own = new ConfirmationRequest("c", proposal.number(), new Operator("a"));
    assertThatThrownBy(() -> resolution.confirm(id, own)).isInstanceOf(Problem.class);
    var other = new ConfirmationRequest("c", proposal.number(), new Operator("b"));
    assertThat(resolution.confirm(id, other).state()).isEqualTo("dealt-with");
    assertThat(resolution.confirm(id, other).state()).isEqualTo("dealt-with");
    assertThat(held()).isEmpty();
    receiver.receive(proved(unknown), delivery);
    assertThat(held()).isEmpty();
    receiver.receive(proved(unknown("EV-2", "d2")), delivery);
    assertThat(held()).hasSize(1);
  }

  private static Notification unknown(String id, String digest) {
    return new Notification.Unrecognized(
        new Notification.Other("NEW.TYPE", id, Optional.empty(), false, evidence(digest)), true);
  }

  private List<HeldEntry> held() {
    var deliveries = (MemoryDeliveries) receiver.deliveries();
    return deliveries
        .positions(0)
        .flatMap(position -> deliveries.held(position.item()).orElseThrow().stream())
        .toList();
  }

  @Test
  void an_event_that_an_order_files_no_more_is_still_stored() {
    for (int i = 0; i < 60; i++) {
      var other =
          new Notification.Other(
              "NEWS", "EV-" + i, Optional.of(Examples.FIRST.text()), false, evidence("d" + i));
      assertThat(receiver.receive(proved(other), delivery).acknowledgement().status())
          .isEqualTo(200);
    }
    assertThat(past().length()).isLessThan(60);
    assertThat(orders.evidence("d59")).isPresent();
  }

  @Test
  void a_refund_of_ours_of_a_payment_of_no_order_advances_by_its_number() {
    var payment = payment("42", Examples.PRICE);
    receiver.receive(paid("SOMEBODY-ELSES", payment, "d1"), delivery);
    var id = OrderId.unmatched(payment.id());
    var held = orders.find(id);
    orders.append(held, List.of(Examples.requested(payment)), Optional.empty());
    var done = new Refunds.Progress.Done("50", Examples.PRICE, Examples.NOW);
    var refunded =
        new Notification.RefundFinished(
            "SOMEBODY-ELSES", "42", new RefundId(id, 1).text(), done, evidence("d2"));
    assertThat(receiver.receive(proved(refunded), delivery).order()).hasValue(id);
    assertThat(orders.find(id).state()).isEqualTo("refunded");
  }

  @Test
  void a_hint_is_a_reason_to_query_and_nothing_more() {
    var state = past().order();
    var hint =
        new Notification.UnsignedHint(Examples.FIRST.text(), "console-1", "refund", evidence("d1"));
    receiver.receive(proved(hint), delivery);
    assertThat(past().order()).isEqualTo(state);
    assertThat(past().due()).hasValue(delivery.receivedAt());
  }

  @Test
  void a_payment_that_a_full_order_has_no_room_for_waits_for_an_operator() {
    var past = past();
    var long_ = "x".repeat(190 * 1024);
    orders.append(
        past,
        Decision.decide(
            past,
            new Command.FileNotification(
                Examples.NOW, "wechat-pay", long_, "EV-1", new Source.Delivery("d"))),
        Optional.empty());
    var payment = payment("4".repeat(170 * 1024), Examples.PRICE);
    var received = receiver.receive(paid(Examples.FIRST.text(), payment, "d1"), delivery);
    assertThat(received.acknowledgement().status()).isEqualTo(200);
    assertThat(orders.held()).hasSize(1);
  }

  @Test
  void a_paid_order_is_granted_once_however_often_it_is_woken() {
    var entitlements = new MemoryEntitlements();
    var granting = new OrderFulfilment(orders, entitlements, () -> Examples.NOW.plusSeconds(61));
    assertThat(granting.fulfil(Examples.ID)).isFalse();
    receiver.receive(paid(Examples.FIRST.text(), payment("42", Examples.PRICE), "d1"), delivery);
    assertThat(granting.fulfil(Examples.ID)).isTrue();
    assertThat(granting.fulfil(Examples.ID)).isFalse();
    assertThat(entitlements.of(Examples.ALICE)).hasSize(1);
    assertThat(past().due()).isEmpty();
  }

  private void assertRefused(int status, Proof proof) {
    var received = receiver.receive(proof, delivery);
    assertThat(received.acknowledgement().status()).isEqualTo(status);
  }
}

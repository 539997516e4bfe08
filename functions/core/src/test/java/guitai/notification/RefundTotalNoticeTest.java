package guitai.notification;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.bytes.Bytes;
import guitai.held.MemoryDeliveries;
import guitai.inapp.MemoryPurchases;
import guitai.order.Command;
import guitai.order.Decision;
import guitai.order.Event;
import guitai.order.Examples;
import guitai.order.IdempotentRequest;
import guitai.order.MemoryOrders;
import guitai.order.OrderId;
import guitai.order.Past;
import guitai.order.RefundId;
import guitai.payment.AgreementId;
import guitai.payment.Evidence;
import guitai.payment.Payment;
import guitai.provider.Delivery;
import guitai.provider.Notification;
import guitai.provider.Notifications;
import guitai.storefront.MemoryStorefronts;
import guitai.storefront.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Notices of refund totals, and of agreements.
class RefundTotalNoticeTest {
  private static final Payment PAYMENT = Examples.pay().payment();
  private final MemoryOrders orders = new MemoryOrders();
  private final MemoryPurchases purchases = new MemoryPurchases();
  private final NotificationReceiver receiver =
      new NotificationReceiver(
          orders,
          orders,
          new PurchaseRecorder(purchases, purchases, new MemoryStorefronts(List.of())),
          new MemoryDeliveries());

  private record Proved(Notification notification) implements Notifications {
    @Override
    public String provider() {
      return "alipay";
    }

    @Override
    public Notification verify(Delivery delivery) {
      return notification;
    }

    @Override
    public Acknowledgement accepted(Delivery delivery) {
      return new Acknowledgement(200, "text/plain", "success");
    }

    @Override
    public Acknowledgement refused(Delivery delivery, int status) {
      return new Acknowledgement(status, "text/plain", "fail");
    }
  }

  private static Evidence evidence(String digest) {
    return new Evidence(digest, "alipay", Examples.NOW, Map.of(), Bytes.utf8("a=b"));
  }

  private Outcome receive(Notification notification) {
    var delivery = new Delivery(Map.of(), Bytes.utf8("a=b"), Examples.NOW.plusSeconds(700));
    var received = receiver.receive(new Proved(notification), delivery);
    assertThat(received.acknowledgement().body()).isEqualTo("success");
    return received.outcome();
  }

  private static Notification refundTotal(String order, long fen, String refund) {
    return new Notification.RefundTotal(
        order,
        PAYMENT,
        Money.of(fen, "CNY"),
        Optional.of(refund),
        Examples.NOW.plusSeconds(600),
        evidence("digest-" + fen));
  }

  private void begin(Past past) {
    orders.append(Past.none(Examples.ID), past.events(), Optional.empty());
  }

  private Past past() {
    return orders.find(Examples.ID);
  }

  @Test
  void a_refund_that_is_not_ours_counts_at_once_and_is_queried() {
    begin(Examples.granted());
    var notice = refundTotal(Examples.FIRST.text(), 600, "RF-1");
    assertThat(receive(notice)).isEqualTo(Outcome.RECORDED);
    assertThat(past().balances().paysForEntitlement()).isFalse();
    assertThat(past().openQueries())
        .extracting(Event.QueryRequested::refund)
        .containsExactly(Optional.of("RF-1"));
    assertThat(receive(notice)).isEqualTo(Outcome.KNOWN);
  }

  @Test
  void a_refund_of_ours_ends_with_the_notice_of_it() {
    begin(Examples.granted());
    var ask =
        new Command.RequestRefund(
            Examples.NOW.plusSeconds(500),
            Money.of(200, "CNY"),
            "reason",
            new IdempotentRequest("key", "fingerprint"),
            Examples.OLGA);
    orders.append(past(), Decision.decide(past(), ask), Optional.empty());
    var number = new RefundId(Examples.ID, 1).text();
    receive(refundTotal(Examples.FIRST.text(), 200, number));
    assertThat(past().balances().openRefunds()).isEmpty();
    assertThat(past().openQueries()).isEmpty();
    var balance = past().balances().balance(past().balances().applied().orElseThrow());
    assertThat(balance.refunded().minorUnits()).isEqualTo(200);
    assertThat(balance.kept().minorUnits()).isEqualTo(400);
  }

  @Test
  void of_an_unmatched_payment_what_is_not_refunded_waits_for_an_operator() {
    assertThat(receive(refundTotal("another-merchants", 200, "RF-1"))).isEqualTo(Outcome.UNMATCHED);
    var id = OrderId.unmatched(PAYMENT.id());
    var balances = orders.find(id).balances();
    assertThat(balances.balance(balances.payments().getFirst()).held().minorUnits()).isEqualTo(400);
    receive(refundTotal("another-merchants", 600, "RF-2"));
    assertThat(orders.find(id).heldSince()).isEmpty();
  }

  @Test
  void an_agreement_is_filed_under_its_number_once() {
    var agreement = new AgreementId("alipay", "2088999900000001", "20265100000000000001");
    var signed = new Notification.AgreementChanged(agreement, "dut_user_sign", "7", evidence("d1"));
    assertThat(receive(signed)).isEqualTo(Outcome.FILED);
    receive(new Notification.AgreementChanged(agreement, "dut_user_sign", "7", evidence("d2")));
    receive(new Notification.AgreementChanged(agreement, "dut_user_unsign", "8", evidence("d3")));
    assertThat(orders.notifications(agreement))
        .containsExactlyInAnyOrder("dut_user_sign 7", "dut_user_unsign 8");
    assertThat(orders.evidence("d3")).isPresent();
  }
}

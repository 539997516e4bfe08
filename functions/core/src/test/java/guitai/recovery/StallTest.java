package guitai.recovery;

import static guitai.order.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import guitai.checkout.FakeWallet;
import guitai.entitlement.MemoryEntitlements;
import guitai.fulfilment.OrderFulfilment;
import guitai.held.HeldEntry;
import guitai.held.HeldOrders;
import guitai.held.HeldReason;
import guitai.http.JdkHost;
import guitai.order.Command;
import guitai.order.Decision;
import guitai.order.Event;
import guitai.order.Examples;
import guitai.order.IdempotentRequest;
import guitai.order.MemoryOrders;
import guitai.order.MemoryOutstandingOrders;
import guitai.order.Past;
import guitai.order.Stall;
import guitai.payment.ResolutionWay;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds;
import guitai.provider.Wallet;
import guitai.refund.RefundExecution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// MON-7: what makes no progress for the declared time is on the held list, once, with the
/// provider's reason.
class StallTest {
  private final MemoryOrders orders = new MemoryOrders();
  private Instant now = NOW.plusSeconds(100);

  /// A bank that answers each call so.
  private record Bank(Progress progress) implements Refunds {
    @Override
    public String provider() {
      return "wechat-pay";
    }

    @Override
    public boolean repeatable() {
      return true;
    }

    @Override
    public Progress send(RefundParameters order) {
      return progress;
    }

    @Override
    public Progress query(RefundParameters order) {
      return progress instanceof Progress.InsufficientBalance ? new Progress.Unknown() : progress;
    }

    @Override
    public Optional<Found> find(String payment, String number) {
      return Optional.empty();
    }
  }

  private void run(List<Wallet> wallets, List<Refunds> refunds, Duration time) {
    var host = new JdkHost(() -> now);
    var fulfilment = new OrderFulfilment(orders, new MemoryEntitlements(), () -> now);
    var execution = new RefundExecution(orders, refunds, host);
    var outstanding = MemoryOutstandingOrders.of(orders);
    var recovery = new PaymentRecovery(outstanding, orders, wallets, execution, fulfilment, host);
    for (var end = now.plus(time); now.isBefore(end); now = now.plus(Duration.ofHours(3))) {
      recovery.run(Duration.ofSeconds(30));
    }
  }

  private Past past() {
    return orders.find(Examples.ID);
  }

  private void refundIsRequested() {
    orders.append(Past.none(Examples.ID), Examples.granted().events(), Optional.empty());
    var request =
        new Command.RequestRefund(
            now, Examples.PRICE, "r", new IdempotentRequest("k", "f"), Examples.OLGA);
    orders.append(past(), Decision.decide(past(), request), Optional.empty());
  }

  private void assertStalled(HeldReason reason, String detail) {
    assertThat(HeldOrders.of(past()))
        .singleElement()
        .returns(reason, HeldEntry::reason)
        .returns(Optional.of(detail), entry -> entry.cause().detail());
  }

  private long recorded(Class<? extends Event> type) {
    return past().events().stream().filter(type::isInstance).count();
  }

  @Test
  void mon_7_a_refund_whose_provider_is_no_longer_configured_is_held() {
    refundIsRequested();
    run(List.of(), List.of(), Duration.ofHours(21));
    assertThat(HeldOrders.of(past())).isEmpty();
    run(List.of(), List.of(), Duration.ofDays(30));
    assertStalled(HeldReason.REFUND_STALLED, "NOT_CONFIGURED");
    assertThat(recorded(Event.RefundStalled.class)).isEqualTo(1);
    assertThat(HeldOrders.of(past()).getFirst().ways(now, _ -> false))
        .containsExactly(
            ResolutionWay.GRANT, ResolutionWay.KEEP, ResolutionWay.REFUNDED_OUTSIDE_PROVIDER);
  }

  @Test
  void mon_7_a_refund_for_which_our_balance_is_too_low_is_held_and_goes_on_by_itself() {
    refundIsRequested();
    var poor = new Bank(new Refunds.Progress.InsufficientBalance());
    run(List.of(), List.of(poor), Duration.ofDays(40));
    assertStalled(HeldReason.REFUND_STALLED, "NOT_ENOUGH");
    assertThat(recorded(Event.RefundStalled.class)).isEqualTo(1);
    var rich = new Bank(new Refunds.Progress.Done("5", Examples.PRICE, now));
    run(List.of(), List.of(rich), Duration.ofDays(1));
    assertThat(HeldOrders.of(past())).isEmpty();
    assertThat(past().state()).isEqualTo("refunded");
  }

  @Test
  void mon_7_a_refund_that_the_provider_never_finishes_is_held_after_its_longer_time() {
    refundIsRequested();
    var slow = new Bank(new Refunds.Progress.Processing("5"));
    run(List.of(), List.of(slow), Stall.REFUND_PROCESSING.minusDays(1));
    assertThat(HeldOrders.of(past())).isEmpty();
    run(List.of(), List.of(slow), Duration.ofDays(3));
    assertStalled(HeldReason.REFUND_STALLED, Stall.PROCESSING);
    assertThat(HeldOrders.of(past()).getFirst().ways(now, _ -> true))
        .containsExactly(ResolutionWay.REFUND, ResolutionWay.REFUNDED_AT_PROVIDER);
  }

  @Test
  void mon_7_an_order_about_which_no_provider_answers_is_held_until_one_does() {
    orders.append(Past.none(Examples.ID), Examples.payable().events(), Optional.empty());
    run(List.of(), List.of(), Duration.ofDays(30));
    assertStalled(HeldReason.QUERY_STALLED, "NOT_CONFIGURED");
    assertThat(recorded(Event.QueryStalled.class)).isEqualTo(1);
    var wallet = new FakeWallet();
    wallet.status = _ -> new Wallet.PaymentStatus.Closed();
    run(List.of(wallet), List.of(), Duration.ofDays(1));
    assertThat(HeldOrders.of(past())).isEmpty();
    assertThat(past().state()).isEqualTo("closed");
  }
}

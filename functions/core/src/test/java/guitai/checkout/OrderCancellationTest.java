package guitai.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import guitai.order.Command;
import guitai.order.Examples;
import guitai.order.MemoryOrders;
import guitai.order.Order;
import guitai.order.OrderWriter;
import guitai.payment.Customer;
import guitai.problem.Problem;
import guitai.provider.Wallet.Close;
import guitai.provider.Wallet.PaymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// EDGE-5: where a provider can't close an order, the customer learns when it ends.
class OrderCancellationTest {
  /// The expiry and the wallet's margin.
  private static final Instant END = Examples.EXPIRY.plusSeconds(60);

  private final MemoryOrders orders = new MemoryOrders();
  private final FakeWallet wallet = new FakeWallet();
  private Instant now = Examples.NOW.plusSeconds(60);
  private final OrderCancellation cancellation =
      new OrderCancellation(orders, List.of(wallet), () -> now);

  @BeforeEach
  void an_order_can_be_paid_by_a_code_that_its_provider_does_not_know_yet() {
    happens(Examples.place());
    happens(new Command.RecordPrepay(Examples.NOW, 1, Examples.CODE));
    wallet.close = _ -> new Close.OnlyByExpiry();
    wallet.status = _ -> new PaymentStatus.Unknown();
  }

  private void happens(Command command) {
    new OrderWriter(orders).apply(orders.find(Examples.ID), command);
  }

  private Order cancelled() {
    return cancellation.cancel(Examples.ID, Examples.ALICE).order();
  }

  private Problem refused() {
    return catchThrowableOfType(Problem.class, this::cancelled);
  }

  @Test
  void what_only_expiry_closes_is_refused_with_the_instant_of_its_end() {
    var refused = refused();

    assertThat(refused.type()).isEqualTo("closes-by-expiry");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.detail()).contains("2026-11-22T10:16:01Z");
    now = now.plus(refused.retryAfter().orElseThrow());
    assertThat(now).isAfterOrEqualTo(END);
    assertThat(cancelled()).isInstanceOf(Order.Closed.class);
  }

  @Test
  void an_attempt_that_is_still_being_opened_is_tried_again_in_a_moment() {
    var other = new MemoryOrders();
    new OrderWriter(other).apply(other.find(Examples.ID), Examples.place());
    now = Examples.NOW.plusSeconds(5);

    var refused =
        catchThrowableOfType(
            Problem.class,
            () ->
                new OrderCancellation(other, List.of(wallet), () -> now)
                    .cancel(Examples.ID, Examples.ALICE));

    assertThat(refused.type()).isEqualTo("close-in-progress");
    assertThat(refused.retryAfter()).contains(Duration.ofSeconds(10));
  }

  @Test
  void what_was_refused_otherwise_is_tried_again_in_a_moment() {
    wallet.close = _ -> new Close.Refused("SYSTEM_BUSY");
    wallet.status = _ -> new PaymentStatus.Unpaid();
    assertThat(refused().type()).isEqualTo("close-in-progress");
  }

  @Test
  void what_turns_out_to_be_paid_stays_paid() {
    var payment = Examples.pay().payment();
    wallet.status = _ -> new PaymentStatus.Paid(payment);
    assertThat(cancelled()).isInstanceOf(Order.Paid.class);
  }

  @Test
  void another_customers_order_is_not_found() {
    var problem =
        catchThrowableOfType(
            Problem.class,
            () -> cancellation.cancel(Examples.ID, new Customer("https://issuer.example", "bob")));
    assertThat(Optional.of(problem.status())).contains(404);
  }
}

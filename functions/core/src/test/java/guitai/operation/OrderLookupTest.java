package guitai.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.checkout.FakeWallet;
import guitai.order.Command;
import guitai.order.Examples;
import guitai.order.MemoryOrders;
import guitai.order.OrderId;
import guitai.order.OrderWriter;
import guitai.order.Past;
import guitai.order.RefundId;
import guitai.payment.PaymentId;
import guitai.payment.Source;
import guitai.problem.Unavailable;
import guitai.provider.Wallet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// OPS-3: an order is found by every number that a customer, a bill or a complaint names.
class OrderLookupTest {
  private static final String THEIRS = "4200001234202611220123456789";

  private final MemoryOrders orders = new MemoryOrders();
  private final FakeWallet silent = new FakeWallet();
  private final FakeWallet wallet = new FakeWallet();
  private final OrderLookup lookup = new OrderLookup(orders, List.of(silent, wallet));

  @BeforeEach
  void an_order_is_placed() {
    new OrderWriter(orders).apply(orders.find(Examples.ID), Examples.place());
  }

  private Optional<OrderId> found(String number) {
    return lookup.find(number).map(Past::id);
  }

  private void knows(String merchantOrderNumber) {
    var payment = new PaymentId("wechat-pay", "1900000001", THEIRS);
    wallet.transaction =
        number ->
            Optional.of(new Wallet.KnownPayment(payment, merchantOrderNumber))
                .filter(_ -> number.equals(THEIRS));
  }

  @Test
  void it_is_found_by_our_numbers_without_a_call() {
    wallet.transaction =
        _ -> {
          throw new Unavailable("it is not asked");
        };
    var refund = new RefundId(Examples.ID, 1).text();
    for (var number : List.of(Examples.ID.text(), Examples.FIRST.text(), refund)) {
      assertThat(found(number)).as(number).contains(Examples.ID);
    }
  }

  @Test
  void it_is_found_by_the_providers_number_of_its_payment() {
    knows(Examples.FIRST.text());
    assertThat(found(THEIRS)).contains(Examples.ID);
  }

  @Test
  void a_payment_of_no_order_is_found_by_the_providers_number() {
    knows("ELSEWHERE-1");
    assertThat(found(THEIRS)).isEmpty();

    var payment = Examples.payment(THEIRS, Examples.PRICE, Examples.NOW);
    var id = OrderId.unmatched(payment.id());
    new OrderWriter(orders)
        .apply(
            orders.find(id),
            new Command.HoldUnmatched(
                Examples.NOW, "ELSEWHERE-1", payment, new Source.Delivery("d")));

    assertThat(found(THEIRS)).contains(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "a b", "../orders", "ABCDEFGHJKMNPQRSTVWXYZ0123", "0000000000000000"})
  void what_no_provider_knows_is_not_found(String number) {
    assertThat(found(number)).isEmpty();
    assertThat(found("4".repeat(3000))).isEmpty();
  }

  @Test
  void a_provider_without_an_answer_hides_no_order_that_another_knows() {
    silent.transaction =
        _ -> {
          throw new Unavailable("away");
        };
    knows(Examples.FIRST.text());
    assertThat(found(THEIRS)).contains(Examples.ID);
    assertThatThrownBy(() -> found("4200001234202611229999999999")).isInstanceOf(Unavailable.class);
  }
}

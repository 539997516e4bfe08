package guitai.operation;

import static guitai.order.Examples.OLGA;
import static guitai.order.Examples.OTTO;
import static guitai.order.Examples.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.checkout.FakeWallet;
import guitai.held.HeldEntry;
import guitai.held.HeldOrders;
import guitai.http.JdkHost;
import guitai.order.Decision;
import guitai.order.Examples;
import guitai.order.MemoryOrders;
import guitai.order.Past;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.ResolutionWay;
import guitai.problem.Problem;
import guitai.provider.Refunds;
import guitai.provider.Wallet;
import guitai.refund.RefundExecution;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// MON-14: a notification and a query say different amounts of one payment.
class DisputedAmountTest {
  private static final Instant NOW = Examples.NOW.plusSeconds(600);
  private static final Money NOTIFIED = Money.of(599, "CNY");
  private static final PaymentId PAYMENT = Examples.pay().payment().id();

  private final MemoryOrders orders = new MemoryOrders();
  private final FakeWallet wallet = new FakeWallet();
  private final HeldPaymentResolution resolver =
      new HeldPaymentResolution(
          orders,
          List.of(wallet),
          new RefundExecution(orders, List.<Refunds>of(), new JdkHost(() -> NOW)),
          () -> NOW);

  private Past notified() {
    var paid = Examples.payment(PAYMENT.number(), NOTIFIED, Examples.NOW.plusSeconds(30));
    wallet.payment = _ -> Optional.of(new Wallet.PaymentStatus.Paid(at(PRICE)));
    var past = Examples.payable();
    past =
        past.plus(Decision.decide(past, Examples.pay(paid.id().number(), NOTIFIED, paid.paidAt())));
    orders.append(Past.none(past.id()), past.events(), Optional.empty());
    return past;
  }

  private static Payment at(Money amount) {
    return Examples.payment(PAYMENT.number(), amount, Examples.NOW.plusSeconds(30));
  }

  private ProposalRequest request(ResolutionWay way) {
    return new ProposalRequest(way.text(), way, Optional.empty(), Optional.empty(), "r", OLGA);
  }

  private HeldEntry entry() {
    return HeldOrders.of(orders.find(Examples.ID)).getFirst();
  }

  @Test
  void mon_14_both_amounts_are_told_and_the_provider_can_be_taken_at_its_word() {
    assertThat(notified().openQueries()).as("the provider is asked at once").hasSize(1);
    assertThatThrownBy(() -> resolver.propose(entry().id(), request(ResolutionWay.GRANT)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.type() + problem.getMessage())
                    .contains("provider-disagrees", "6.00 CNY", "5.99 CNY"));
    assertThat(entry().cause().detail()).hasValue("6.00 CNY");
    assertThat(entry().ways(NOW, _ -> true)).contains(ResolutionWay.PROVIDER_STATUS);
    assertThat(entry().ways(NOW, _ -> true)).doesNotContain(ResolutionWay.GRANT);

    var id = entry().id();
    resolver.propose(id, request(ResolutionWay.PROVIDER_STATUS));
    resolver.confirm(id, new ConfirmationRequest("c", 1, OTTO));
    var after = orders.find(Examples.ID);
    assertThat(HeldOrders.of(after)).isEmpty();
    assertThat(after.state()).isEqualTo("paid");
    assertThat(after.balances().payments())
        .singleElement()
        .returns(PRICE, entry -> entry.payment().amount());
  }

  @Test
  void mon_14_a_provider_that_says_the_notified_amount_leaves_the_other_ways() {
    notified();
    wallet.payment = _ -> Optional.of(new Wallet.PaymentStatus.Paid(at(NOTIFIED)));
    resolver.propose(entry().id(), request(ResolutionWay.GRANT));
    resolver.confirm(entry().id(), new ConfirmationRequest("c", 1, OTTO));
    assertThat(orders.find(Examples.ID).state()).isEqualTo("paid");
  }
}

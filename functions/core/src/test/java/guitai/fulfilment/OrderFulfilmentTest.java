package guitai.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.entitlement.Entitlements;
import guitai.entitlement.Grant;
import guitai.entitlement.MemoryEntitlements;
import guitai.held.HeldEntry;
import guitai.held.HeldOrders;
import guitai.held.HeldReason;
import guitai.order.AttemptId;
import guitai.order.Command;
import guitai.order.Decision;
import guitai.order.Examples;
import guitai.order.IdempotentRequest;
import guitai.order.MemoryOrders;
import guitai.order.OrderId;
import guitai.order.OrderWriter;
import guitai.order.Past;
import guitai.order.Resolution;
import guitai.payment.Customer;
import guitai.payment.RefundCause;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import guitai.problem.Unavailable;
import guitai.storefront.Money;
import guitai.storefront.Term;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/// Money and entitlement can't part, also where something happens between the two writes.
class OrderFulfilmentTest {
  private static final Instant LATER = Examples.NOW.plusSeconds(200);
  private static final OrderId OTHER = new OrderId("1123456789ABCDEFGHJKMNPQRS");

  private final MemoryOrders orders = new MemoryOrders();
  private final MemoryEntitlements grants = new MemoryEntitlements();
  private final Queue<Runnable> afterPut = new ArrayDeque<>();

  /// Lets something happen right after a grant is stored.
  private final Entitlements interrupted =
      new Entitlements() {
        @Override
        public boolean put(Grant grant) {
          boolean stored = grants.put(grant);
          Optional.ofNullable(afterPut.poll()).ifPresent(Runnable::run);
          return stored;
        }

        @Override
        public List<Grant> of(Customer customer) {
          return grants.of(customer);
        }

        @Override
        public List<Grant> of(Customer customer, String product) {
          return grants.of(customer, product);
        }
      };

  private final OrderFulfilment fulfilment = new OrderFulfilment(orders, interrupted, () -> LATER);

  private void store(Past past) {
    assertThat(orders.append(Past.none(past.id()), past.events(), Optional.empty())).isTrue();
  }

  private Past apply(OrderId id, Command command) {
    return new OrderWriter(orders).apply(orders.find(id), command);
  }

  private static Command refund(String key) {
    return new Command.RequestRefund(
        LATER, Examples.PRICE, "r", new IdempotentRequest(key, "f"), Examples.OLGA);
  }

  private static Command failed(int number) {
    return new Command.AdvanceRefund(
        LATER, number, new RefundProgress.Failed("NO_AUTH"), false, new Source.Query());
  }

  private boolean live(OrderId id) {
    return grants.of(Examples.ALICE).stream()
        .anyMatch(grant -> grant.source().key().equals(id.text()) && !grant.revoked());
  }

  private void assertTogether(OrderId id) {
    var past = orders.find(id);
    assertThat(past.grantOutstanding()).isFalse();
    assertThat(live(id)).isEqualTo(past.balances().paysForEntitlement());
  }

  private static Past other() {
    var past = Past.none(OTHER);
    var pay =
        new Command.ApplyPayment(
            Examples.NOW.plusSeconds(60),
            new AttemptId(OTHER, 1),
            Examples.payment("4200000009", Examples.PRICE, Examples.NOW.plusSeconds(30)),
            new Source.Delivery("digest"));
    for (var command : List.of(Examples.place(), pay)) {
      past = past.plus(Decision.decide(past, command));
    }
    return past;
  }

  /// The provider refuses the refund, and two operators decide to keep the payment (MON-8).
  private Past refusedAndKept() {
    var held = apply(Examples.ID, failed(1));
    var payment = Optional.of(HeldOrders.of(held).getFirst().payment().orElseThrow());
    var status = Resolution.ProviderStatus.PAID;
    apply(
        Examples.ID,
        new Command.ProposeResolution(
            Examples.NOW,
            payment,
            new Resolution.Way.Keep(),
            status,
            "r",
            Examples.OLGA,
            new IdempotentRequest("keep", "f")));
    return apply(
        Examples.ID,
        new Command.ConfirmResolution(Examples.NOW, 1, payment, status, Examples.OTTO, "kept"));
  }

  /// MON-8: the money of a refused refund is held for operators, and backs nothing until they
  /// decide.
  @Test
  void mon_8_a_refused_refund_is_held_and_grants_nothing_until_operators_decide() {
    store(Examples.paid());
    fulfilment.fulfil(Examples.ID);
    apply(Examples.ID, refund("k"));
    fulfilment.fulfil(Examples.ID);
    var refused = apply(Examples.ID, failed(1));
    fulfilment.fulfil(Examples.ID);
    assertThat(live(Examples.ID)).isFalse();
    assertThat(HeldOrders.of(refused))
        .singleElement()
        .returns(HeldReason.REFUND_REFUSED, HeldEntry::reason);
  }

  @Test
  void mon_1_a_refund_refused_while_it_is_revoked_leaves_the_entitlement() {
    store(Examples.paid());
    fulfilment.fulfil(Examples.ID);
    apply(Examples.ID, refund("k"));
    afterPut.add(() -> refusedAndKept());
    fulfilment.fulfil(Examples.ID);
    assertTogether(Examples.ID);
    assertThat(live(Examples.ID)).isTrue();
  }

  @Test
  void mon_1_a_refund_requested_again_while_it_is_granted_leaves_no_entitlement() {
    store(Examples.paid());
    fulfilment.fulfil(Examples.ID);
    apply(Examples.ID, refund("k"));
    fulfilment.fulfil(Examples.ID);
    refusedAndKept();
    afterPut.add(() -> apply(Examples.ID, refund("k2")));
    fulfilment.fulfil(Examples.ID);
    assertTogether(Examples.ID);
    assertThat(live(Examples.ID)).isFalse();
  }

  @Test
  void mon_1_a_function_that_dies_after_it_stored_a_revocation_leaves_the_order_due() {
    store(Examples.paid());
    fulfilment.fulfil(Examples.ID);
    apply(Examples.ID, refund("k"));
    afterPut.add(() -> {
      throw new Unavailable("died");
    });
    assertThatThrownBy(() -> fulfilment.fulfil(Examples.ID)).isInstanceOf(Unavailable.class);
    var flipped = refusedAndKept();
    assertThat(flipped.grantOutstanding()).isTrue();
    assertThat(flipped.due()).isPresent();
    fulfilment.fulfil(Examples.ID);
    assertTogether(Examples.ID);
    assertThat(live(Examples.ID)).isTrue();
  }

  @Test
  void a_partial_refund_changes_no_verdict_and_leaves_nothing_outstanding() {
    store(Examples.paid());
    fulfilment.fulfil(Examples.ID);
    var part =
        new Command.RequestRefund(
            LATER, Money.of(100, "CNY"), "r", new IdempotentRequest("k", "f"), Examples.OLGA);
    assertThat(apply(Examples.ID, part).grantOutstanding()).isFalse();
    assertThat(apply(Examples.ID, failed(1)).grantOutstanding()).isFalse();
  }

  /// MON-10: an expired pass of what is sold for good now is no reason to refund.
  @Test
  void mon_10_an_expired_pass_does_not_make_a_product_owned() {
    grants.put(
        new Grant(
            Examples.ALICE,
            "app-1",
            OTHER,
            3,
            Examples.NOW.minusSeconds(100_000),
            new Term.Until(Examples.NOW.minusSeconds(1)),
            false));
    store(Examples.paid());
    fulfilment.fulfil(Examples.ID);
    assertThat(orders.find(Examples.ID).state()).isEqualTo("paid");
    assertThat(live(Examples.ID)).isTrue();
  }

  @Test
  void mon_11_of_two_orders_of_one_app_only_one_keeps_money_when_the_refund_of_the_other_fails() {
    store(Examples.paid());
    fulfilment.fulfil(Examples.ID);
    apply(Examples.ID, refund("k"));
    fulfilment.fulfil(Examples.ID);
    store(other());
    fulfilment.fulfil(OTHER);
    assertThat(live(OTHER)).isTrue();

    refusedAndKept();
    fulfilment.fulfil(Examples.ID);
    var again = orders.find(Examples.ID);
    assertThat(again.balances().openRefunds().map(each -> each.requested().cause()))
        .as("it is refunded, as owned already")
        .containsExactly(RefundCause.ALREADY_OWNED);
    apply(Examples.ID, failed(2));
    fulfilment.fulfil(Examples.ID);

    assertThat(HeldOrders.of(orders.find(Examples.ID)))
        .singleElement()
        .returns(HeldReason.REFUND_REFUSED, HeldEntry::reason);
    assertThat(live(Examples.ID)).isFalse();
    assertThat(live(OTHER)).isTrue();
    assertThat(Decision.decide(orders.find(OTHER), new Command.RefundAlreadyOwned(LATER)))
        .isEmpty();
  }
}

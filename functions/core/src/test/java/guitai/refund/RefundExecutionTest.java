package guitai.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.entitlement.Entitlement;
import guitai.entitlement.EntitlementSource;
import guitai.entitlement.MemoryEntitlements;
import guitai.fulfilment.OrderFulfilment;
import guitai.held.HeldOrders;
import guitai.http.JdkHost;
import guitai.order.Command;
import guitai.order.Examples;
import guitai.order.IdempotentRequest;
import guitai.order.MemoryOrders;
import guitai.order.MemoryOutstandingOrders;
import guitai.order.OrderId;
import guitai.order.OrderWriter;
import guitai.order.Past;
import guitai.order.Resolution;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import guitai.problem.Unavailable;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds;
import guitai.recovery.PaymentRecovery;
import guitai.storefront.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefundExecutionTest {
  private final MemoryOrders orders = new MemoryOrders();
  private final MemoryEntitlements entitlements = new MemoryEntitlements();
  private Instant now = Examples.NOW.plusSeconds(100);
  private final OrderFulfilment granting = new OrderFulfilment(orders, entitlements, () -> now);

  private void granted() {
    orders.append(Past.none(Examples.ID), Examples.paid().events(), Optional.empty());
    granting.fulfil(Examples.ID);
  }

  private Past past() {
    return orders.find(Examples.ID);
  }

  private void ask(long fen, String key) {
    var command =
        new Command.RequestRefund(
            now,
            Money.of(fen, "CNY"),
            "不想要了",
            new IdempotentRequest(key, "of " + fen),
            Examples.OLGA);
    new OrderWriter(orders).apply(past(), _ -> List.of(command), Optional.empty());
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  /// RecoverPayments works on the order because it is due, SendRefund because a record woke it.
  /// Either may come while the other waits for the provider, and leases are lost in between.
  private final class Actors {
    private final MemoryOutstandingOrders<OrderId> outstanding = MemoryOutstandingOrders.of(orders);
    private final Random dice;
    private final RandomRefunds provider;
    private final PaymentRecovery recovery;
    private final RefundDispatch dispatch;

    Actors(boolean repeatable, long seed) {
      dice = new Random(~seed);
      provider = new RandomRefunds(repeatable, seed, () -> now, this::actor);
      var execution = new RefundExecution(orders, List.of(provider), new JdkHost(() -> now));
      recovery =
          new PaymentRecovery(
              outstanding, orders, List.of(), execution, granting, new JdkHost(() -> now));
      dispatch = new RefundDispatch(outstanding, orders, execution, () -> now);
    }

    private void actor() {
      if (dice.nextBoolean()) {
        loseLease();
      }
      if (dice.nextBoolean()) {
        recovery.run(Duration.ofSeconds(30));
      } else {
        dispatch.send(Examples.ID);
      }
    }

    /// As any write to the order does.
    private void loseLease() {
      outstanding.of(Examples.ID).ifPresent(due -> outstanding.postpone(due, now));
    }

    void step() {
      if (dice.nextInt(5) == 0) {
        askPerhaps(200, "k" + dice.nextInt(3));
      }
      try {
        actor();
      } catch (Unavailable _) {
        // repeated later
      }
      now = now.plus(Duration.ofHours(7));
    }
  }

  /// No SendRefund here: RecoverPayments does all of it by itself.
  @ParameterizedTest
  @MethodSource("seeds")
  void a_refund_is_made_once_though_calls_are_lost_repeated_or_requested_twice(long seed) {
    granted();
    var provider = new RandomRefunds(true, seed, () -> now, () -> {});
    var recovery =
        new PaymentRecovery(
            MemoryOutstandingOrders.of(orders),
            orders,
            List.of(),
            new RefundExecution(orders, List.of(provider), new JdkHost(() -> now)),
            granting,
            new JdkHost(() -> now));
    var dice = new Random(~seed);
    for (int step = 0; step < 60; step++) {
      if (dice.nextInt(5) == 0) {
        askPerhaps(200, "k" + dice.nextInt(3));
      }
      recovery.run(Duration.ofSeconds(30));
      now = now.plus(Duration.ofHours(7));
      assertRecorded(provider);
    }
    assertEnded(provider);
  }

  private void assertRecorded(RandomRefunds provider) {
    var balance = past().balances().balance(past().balances().applied().orElseThrow());
    assertThat(provider.refunded()).isLessThanOrEqualTo(600);
    // A refund that makes no progress is held, even where its provider has made it meanwhile.
    assertThat(
            balance.refunded().minorUnits()
                + balance.refunding().minorUnits()
                + balance.held().minorUnits())
        .as("what the provider refunded is in our balances")
        .isGreaterThanOrEqualTo(provider.refunded());
  }

  private void assertEnded(RandomRefunds provider) {
    var balances = past().balances();
    var balance = balances.balance(balances.applied().orElseThrow());
    if (balances.openRefunds().findAny().isEmpty()) {
      assertThat(balance.refunded().minorUnits()).isEqualTo(provider.refunded());
    }
    boolean active = Entitlement.of("app-1", entitlements.of(Examples.ALICE), now).active();
    assertThat(active).isEqualTo(balance.kept().minorUnits() > 0);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_refund_is_made_once_though_calls_are_lost_repeated_or_made_by_two_at_once(long seed) {
    twoActorsRefundOnce(true, seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_refund_is_made_once_where_the_provider_takes_each_call_for_another(long seed) {
    twoActorsRefundOnce(false, seed);
  }

  private void twoActorsRefundOnce(boolean repeatable, long seed) {
    granted();
    var actors = new Actors(repeatable, seed);
    for (int step = 0; step < 60; step++) {
      actors.step();
      assertRecorded(actors.provider);
    }
    granting.fulfil(Examples.ID); // which a record of the stream would have woken
    assertEnded(actors.provider);
  }

  @Test
  void a_refund_that_may_be_sent_once_is_sent_with_the_time_recorded_before() {
    granted();
    ask(600, "k");
    var sent = new ArrayList<RefundParameters>();
    var provider = new OnceRefunds(sent);
    var execution = new RefundExecution(orders, List.of(provider), new JdkHost(() -> now));
    var dispatch =
        new RefundDispatch(MemoryOutstandingOrders.of(orders), orders, execution, () -> now);
    assertThatThrownBy(() -> dispatch.send(Examples.ID)).isInstanceOf(Unavailable.class);
    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().sentAt()).hasValue(now);
    now = now.plus(Duration.ofHours(8));
    assertThat(dispatch.send(Examples.ID)).isEqualTo(RefundDispatch.Outcome.LEFT);
    assertThat(sent).as("queried, and never sent again").hasSize(1);
    assertThat(past().due()).isPresent();
  }

  /// Takes each refund, answers nothing, and knows no refund.
  private record OnceRefunds(List<RefundParameters> sent) implements Refunds {
    @Override
    public String provider() {
      return "wechat-pay";
    }

    @Override
    public boolean repeatable() {
      return false;
    }

    @Override
    public Progress send(RefundParameters order) {
      sent.add(order);
      throw new Unavailable("no answer");
    }

    @Override
    public Progress query(RefundParameters order) {
      return new Progress.Unknown();
    }

    @Override
    public Optional<Found> find(String payment, String number) {
      return Optional.empty();
    }
  }

  @Test
  void a_wake_up_with_nothing_to_send_or_while_another_holds_the_lease_does_nothing() {
    granted();
    var outstanding = MemoryOutstandingOrders.of(orders);
    var sent = new ArrayList<RefundParameters>();
    var execution =
        new RefundExecution(orders, List.of(new OnceRefunds(sent)), new JdkHost(() -> now));
    var dispatch = new RefundDispatch(outstanding, orders, execution, () -> now);
    assertThat(dispatch.send(Examples.ID)).isEqualTo(RefundDispatch.Outcome.LEFT);
    ask(600, "k");
    var due = outstanding.of(Examples.ID).orElseThrow();
    assertThat(outstanding.postpone(due, now.plusSeconds(60))).isTrue();
    assertThat(dispatch.send(Examples.ID)).isEqualTo(RefundDispatch.Outcome.LEFT);
    assertThat(sent).isEmpty();
  }

  private void askPerhaps(long fen, String key) {
    try {
      ask(fen, key);
    } catch (guitai.problem.Problem e) {
      assertThat(e.type()).isEqualTo("refund-amount");
    }
  }

  @Test
  void a_full_refund_revokes_the_entitlement_and_no_redriven_record_grants_it_again() {
    granted();
    ask(600, "k");
    assertThat(granting.fulfil(Examples.ID)).isTrue();
    assertThat(granting.fulfil(Examples.ID)).isFalse();
    var grant = entitlements.of(Examples.ALICE).getFirst();
    assertThat(grant.revoked()).isTrue();
  }

  @Test
  void an_app_bought_by_two_orders_is_granted_once_and_the_other_is_refunded() {
    granted();
    var other = new guitai.order.OrderId("Z".repeat(26));
    orders.append(Past.none(other), Examples.paid().events(), Optional.empty());
    assertThat(granting.fulfil(other)).isTrue();
    assertThat(orders.find(other).state()).isEqualTo("refunding");
    assertThat(Entitlement.of("app-1", entitlements.of(Examples.ALICE), now).sources())
        .containsExactly(new EntitlementSource.OfOrder(Examples.ID));
  }

  @Test
  void a_duplicate_payment_that_cannot_be_refunded_waits_for_an_operator_who_may_grant_it() {
    granted();
    var other = new guitai.order.OrderId("Z".repeat(26));
    orders.append(Past.none(other), Examples.paid().events(), Optional.empty());
    granting.fulfil(other);
    write(
        other,
        new Command.AdvanceRefund(
            now, 1, new RefundProgress.Failed("NO_AUTH"), false, new Source.Query()));

    assertThat(granting.fulfil(other)).isFalse();

    var past = orders.find(other);
    assertThat(HeldOrders.of(past)).hasSize(1);
    assertThat(past.due()).isEmpty();
    assertThat(Entitlement.of("app-1", entitlements.of(Examples.ALICE), now).sources())
        .containsExactly(new EntitlementSource.OfOrder(Examples.ID));

    decide(past);
    assertThat(granting.fulfil(other)).isTrue();
    assertThat(orders.find(other).due()).as("nothing is outstanding").isEmpty();
    assertThat(HeldOrders.of(orders.find(other))).isEmpty();
  }

  private void decide(Past past) {
    var payment = HeldOrders.of(past).getFirst().payment().orElseThrow();
    write(
        past.id(),
        new Command.ProposeResolution(
            now,
            Optional.of(payment),
            new Resolution.Way.Grant(),
            Resolution.ProviderStatus.PAID,
            "they want two",
            Examples.OLGA,
            new IdempotentRequest("p", "f")));
    write(
        past.id(),
        new Command.ConfirmResolution(
            now, 1, Optional.of(payment), Resolution.ProviderStatus.PAID, Examples.OTTO, "c"));
  }

  private void write(guitai.order.OrderId order, Command command) {
    new OrderWriter(orders).apply(orders.find(order), _ -> List.of(command), Optional.empty());
  }
}

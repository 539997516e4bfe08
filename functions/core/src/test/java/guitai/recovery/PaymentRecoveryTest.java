package guitai.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.entitlement.MemoryEntitlements;
import guitai.fulfilment.OrderFulfilment;
import guitai.http.JdkHost;
import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.order.Command;
import guitai.order.Decision;
import guitai.order.Event;
import guitai.order.Examples;
import guitai.order.IdempotentRequest;
import guitai.order.MemoryOrders;
import guitai.order.MemoryOutstandingOrders;
import guitai.order.Order;
import guitai.order.OrderFull;
import guitai.order.OrderId;
import guitai.order.Past;
import guitai.payment.Payment;
import guitai.payment.Source;
import guitai.problem.Unavailable;
import guitai.provider.Wallet;
import guitai.refund.RefundExecution;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each step is a minute, and one run.
class PaymentRecoveryTest {
  private static final Duration TIME = Duration.ofSeconds(30);
  private final MemoryOrders orders = new MemoryOrders();
  private final MemoryEntitlements entitlements = new MemoryEntitlements();
  private final ScriptedWallet wallet = new ScriptedWallet();
  private Instant now = Examples.NOW;
  private final PaymentRecovery recovery =
      new PaymentRecovery(
          MemoryOutstandingOrders.of(orders),
          orders,
          List.of(wallet),
          new RefundExecution(orders, List.of(), new JdkHost(() -> now)),
          new OrderFulfilment(orders, entitlements, () -> now),
          new JdkHost(() -> now));

  /// Answers with the status that the attempt had at that time; without one it is payable.
  private final class ScriptedWallet implements Wallet {
    private final List<Instant> asked = new ArrayList<>();
    private final TreeMap<Instant, PaymentStatus> statuses = new TreeMap<>();
    private Optional<Close> close = Optional.empty();
    private boolean away;
    private Consumer<AttemptId> before = _ -> {};

    @Override
    public Method method() {
      return Method.WECHAT_PAY;
    }

    @Override
    public Set<Channel> channels() {
      return Set.of(Channel.QR);
    }

    @Override
    public AttemptTerms prepare(PrepayRequest request) {
      throw new Unavailable("not used here");
    }

    @Override
    public Prepay prepay(AttemptId id, AttemptTerms attempt) {
      throw new Unavailable("not used here");
    }

    @Override
    public PaymentStatus query(AttemptId id, AttemptTerms attempt) {
      before.accept(id);
      if (away) {
        throw new Unavailable("away");
      }
      asked.add(now);
      var entry = statuses.floorEntry(now);
      return entry == null ? new PaymentStatus.Unpaid() : entry.getValue();
    }

    @Override
    public Close close(AttemptId id, AttemptTerms attempt) {
      var answer = close.orElse(new Close.Done());
      if (answer instanceof Close.Done) {
        statuses.put(now, new PaymentStatus.Closed());
      }
      return answer;
    }
  }

  private void anOrderAwaitsPayment() {
    orders.append(Past.none(Examples.ID), Examples.payable().events(), Optional.empty());
  }

  private static Payment paymentAt(Instant paidAt) {
    return Examples.payment("4200000001", Examples.PRICE, paidAt);
  }

  private void until(Instant end) {
    for (; now.isBefore(end); now = now.plusSeconds(60)) {
      recovery.run(TIME);
    }
  }

  private Past past() {
    return orders.find(Examples.ID);
  }

  static IntStream everyMinuteOfAnAttempt() {
    return IntStream.range(0, 15);
  }

  @ParameterizedTest
  @MethodSource("everyMinuteOfAnAttempt")
  void with_no_callback_at_all_a_payment_is_granted_within_five_minutes(int minute) {
    anOrderAwaitsPayment();
    var paidAt = Examples.NOW.plus(Duration.ofMinutes(minute)).plusSeconds(59);
    wallet.statuses.put(paidAt, new Wallet.PaymentStatus.Paid(paymentAt(paidAt)));
    until(paidAt.plus(Duration.ofMinutes(5)));
    assertThat(past().order())
        .isInstanceOfSatisfying(
            Order.Paid.class, paid -> assertThat(paid.granted()).hasValue(true));
    assertThat(entitlements.of(Examples.ALICE)).hasSize(1);
    assertThat(past().due()).isEmpty();
  }

  @Test
  void an_unpaid_order_is_queried_seldom_then_closed_at_the_provider_and_here() {
    anOrderAwaitsPayment();
    until(Examples.NOW.plus(Duration.ofHours(24)));
    assertThat(past().order()).isInstanceOf(Order.Closed.class);
    assertThat(wallet.statuses.lastEntry().getValue())
        .isInstanceOf(Wallet.PaymentStatus.Closed.class);
    assertThat(wallet.asked).hasSizeLessThanOrEqualTo(8);
    assertThat(past().due()).isEmpty();
  }

  @Test
  void an_attempt_the_provider_does_not_know_ends_only_after_its_expiry() {
    anOrderAwaitsPayment();
    wallet.statuses.put(Examples.NOW, new Wallet.PaymentStatus.Unknown());
    until(Examples.EXPIRY.plusSeconds(59));
    assertThat(past().order()).isInstanceOf(Order.AwaitingPayment.class);
    until(Examples.EXPIRY.plus(Duration.ofMinutes(3)));
    assertThat(past().order()).isInstanceOf(Order.Closed.class);
  }

  @Test
  void an_attempt_paid_while_it_was_being_closed_is_paid() {
    anOrderAwaitsPayment();
    var paidAt = Examples.EXPIRY.minusSeconds(1);
    wallet.close = Optional.of(new Wallet.Close.AlreadyPaid());
    until(Examples.EXPIRY);
    wallet.statuses.put(
        Examples.EXPIRY.plusSeconds(1), new Wallet.PaymentStatus.Paid(paymentAt(paidAt)));
    until(Examples.EXPIRY.plus(Duration.ofMinutes(3)));
    assertThat(past().order()).isInstanceOf(Order.Paid.class);
  }

  @Test
  void the_other_attempts_of_a_paid_order_are_closed_at_the_provider() {
    var place = Examples.place();
    var second =
        new Command.OpenAttempt(
            Examples.NOW, 2, new IdempotentRequest("key", "fingerprint"), place.attempt());
    var code = Examples.CODE;
    var past =
        Examples.past(
            place,
            new Command.RecordPrepay(Examples.NOW, 1, code),
            second,
            new Command.RecordPrepay(Examples.NOW, 2, code),
            Examples.pay());
    orders.append(Past.none(Examples.ID), past.events(), Optional.empty());
    until(Examples.NOW.plus(Duration.ofMinutes(5)));
    assertThat(past().order())
        .isInstanceOfSatisfying(
            Order.Paid.class,
            paid -> assertThat(paid.attempts()).noneMatch(guitai.order.Attempt::open));
  }

  @Test
  void a_provider_that_is_away_for_hours_is_queried_again_less_and_less_often() {
    anOrderAwaitsPayment();
    wallet.away = true;
    until(Examples.NOW.plus(Duration.ofHours(8)));
    assertThat(past().order()).isInstanceOf(Order.AwaitingPayment.class);
    wallet.away = false;
    var paidAt = Examples.NOW.plusSeconds(61);
    wallet.statuses.put(paidAt, new Wallet.PaymentStatus.Paid(paymentAt(paidAt)));
    until(Examples.NOW.plus(Duration.ofHours(16)));
    assertThat(past().order()).isInstanceOf(Order.Paid.class);
  }

  @Test
  void a_payment_refunded_before_it_was_notified_waits_for_an_operator() {
    anOrderAwaitsPayment();
    wallet.statuses.put(
        Examples.NOW,
        new Wallet.PaymentStatus.PartlyRefunded(paymentAt(Examples.NOW.plusSeconds(1))));
    until(Examples.NOW.plus(Duration.ofMinutes(3)));
    assertThat(past().order()).isInstanceOf(Order.UnderReview.class);
  }

  @Test
  void an_open_query_is_made_once_and_answered_where_the_provider_agrees() {
    orders.append(Past.none(Examples.ID), Examples.granted().events(), Optional.empty());
    var request =
        new Command.RequestQuery(
            Examples.NOW, "v2.refund.SUCCESS", Optional.empty(), new Source.Delivery("digest"));
    orders.append(past(), Decision.decide(past(), request), Optional.empty());
    wallet.statuses.put(Examples.NOW, new Wallet.PaymentStatus.Paid(Examples.pay().payment()));
    until(Examples.NOW.plus(Duration.ofMinutes(3)));
    assertThat(past().openQueries()).isEmpty();
    assertThat(past().due()).isEmpty();
    assertThat(wallet.asked).hasSize(1);
  }

  @Test
  void a_refund_at_the_provider_that_is_not_known_here_leaves_the_query_open() {
    orders.append(Past.none(Examples.ID), Examples.granted().events(), Optional.empty());
    var request =
        new Command.RequestQuery(
            Examples.NOW, "v2.refund.SUCCESS", Optional.empty(), new Source.Delivery("digest"));
    orders.append(past(), Decision.decide(past(), request), Optional.empty());
    wallet.statuses.put(
        Examples.NOW, new Wallet.PaymentStatus.PartlyRefunded(Examples.pay().payment()));
    until(Examples.NOW.plus(Duration.ofHours(24)));
    assertThat(past().openQueries()).isNotEmpty();
    assertThat(wallet.asked).hasSizeLessThan(20);
  }

  @Test
  void a_refund_that_could_not_be_queried_leaves_the_query_open() {
    orders.append(Past.none(Examples.ID), Examples.granted().events(), Optional.empty());
    var request =
        new Command.RequestQuery(
            Examples.NOW,
            "bill",
            Optional.of("5000000001"),
            new Source.Delivery("bill of the day"));
    orders.append(past(), Decision.decide(past(), request), Optional.empty());
    wallet.statuses.put(Examples.NOW, new Wallet.PaymentStatus.Paid(Examples.pay().payment()));
    until(Examples.NOW.plus(Duration.ofMinutes(3))); // no provider of refunds here
    assertThat(past().openQueries()).isNotEmpty();
    assertThat(past().due()).isPresent();
  }

  @Test
  void a_lost_grant_is_repeated() {
    orders.append(Past.none(Examples.ID), Examples.paid().events(), Optional.empty());
    until(Examples.NOW.plus(Duration.ofMinutes(4)));
    assertThat(entitlements.of(Examples.ALICE)).hasSize(1);
  }

  @Test
  void two_runs_at_once_query_an_order_once() {
    anOrderAwaitsPayment();
    now = Examples.NOW.plusSeconds(61);
    var outstanding = MemoryOutstandingOrders.of(orders);
    var due = outstanding.due(now, 10).getFirst();
    assertThat(outstanding.postpone(due, now.plusSeconds(60))).isTrue();
    assertThat(outstanding.postpone(due, now.plusSeconds(60))).isFalse();
  }

  private OrderId anotherOrderAwaitsPayment() {
    var id = new OrderId("Z".repeat(26));
    orders.append(Past.none(id), Examples.payable().events(), Optional.empty());
    return id;
  }

  @Test
  void an_unexpected_exception_of_one_order_does_not_stop_another_and_is_reported() {
    anOrderAwaitsPayment();
    var other = anotherOrderAwaitsPayment();
    var unread = new IllegalArgumentException("a secret that can't be read");
    wallet.before =
        id -> {
          if (id.order().equals(Examples.ID)) {
            throw unread;
          }
        };
    wallet.statuses.put(Examples.NOW, new Wallet.PaymentStatus.Paid(paymentAt(Examples.NOW)));
    now = Examples.NOW.plusSeconds(61);

    assertThat(recovery.run(TIME)).isEqualTo(new PaymentRecovery.Run(2, 1, 1, Optional.of(unread)));
    assertThat(orders.find(other).order()).isInstanceOf(Order.Paid.class);
    assertThat(past().due()).as("queried again").isPresent();
  }

  @Test
  void an_unexpected_exception_is_reported_though_the_provider_of_another_attempt_was_away() {
    var place = Examples.place();
    var second =
        new Command.OpenAttempt(
            Examples.NOW, 2, new IdempotentRequest("key", "fingerprint"), place.attempt());
    var past =
        Examples.past(
            place,
            new Command.RecordPrepay(Examples.NOW, 1, Examples.CODE),
            second,
            new Command.RecordPrepay(Examples.NOW, 2, Examples.CODE));
    orders.append(Past.none(Examples.ID), past.events(), Optional.empty());
    var unread = new IllegalArgumentException("a secret that can't be read");
    wallet.before =
        id -> {
          throw id.number() == 1 ? new Unavailable("away") : unread;
        };
    now = Examples.NOW.plusSeconds(61);
    assertThat(recovery.run(TIME).fault()).contains(unread);
  }

  @Test
  void an_order_whose_provider_does_not_answer_delays_no_other() {
    anOrderAwaitsPayment();
    anotherOrderAwaitsPayment();
    var both = new CountDownLatch(2);
    wallet.before =
        _ -> {
          both.countDown();
          try {
            assertThat(both.await(20, TimeUnit.SECONDS)).as("queried at once").isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    now = Examples.NOW.plusSeconds(61);
    assertThat(recovery.run(TIME)).isEqualTo(new PaymentRecovery.Run(2, 0, 0));
  }

  @Test
  void a_payment_found_for_an_order_without_room_waits_for_an_operator() {
    anOrderAwaitsPayment();
    fill();
    orders.append(
        past(), List.of(new Event.QueryStalled(Examples.NOW, "x".repeat(8192))), Optional.empty());
    var payment = Examples.payment("4200000001", Examples.PRICE, Examples.NOW.plusSeconds(5));
    wallet.statuses.put(Examples.NOW, new Wallet.PaymentStatus.Paid(payment));
    now = Examples.NOW.plusSeconds(61);

    assertThat(recovery.run(TIME)).isEqualTo(new PaymentRecovery.Run(1, 1, 0));
    assertThat(orders.held())
        .singleElement()
        .returns(payment, MemoryOrders.HeldUnmatched::payment)
        .returns(Examples.FIRST.text(), MemoryOrders.HeldUnmatched::merchantOrderNumber);
    now = now.plus(Duration.ofHours(7));
    assertThat(recovery.run(TIME)).isEqualTo(new PaymentRecovery.Run(1, 0, 0));
  }

  /// Almost to the limit.
  private void fill() {
    var filing =
        new Command.FileNotification(
            Examples.NOW,
            "wechat-pay",
            "x".repeat(OrderFull.LIMIT - 4 * 1024),
            "EV-1",
            new Source.Delivery("d"));
    orders.append(past(), Decision.decide(past(), filing), Optional.empty());
  }

  /// MON-9: whether an order takes a payment depends on its past alone, and what must be recorded
  /// of a payment that it took has room.
  @Test
  void mon_9_a_payment_that_an_order_near_its_limit_takes_is_granted_and_refunded() {
    anOrderAwaitsPayment();
    fill();
    var payment =
        Examples.payment("4".repeat(12 * 1024), Examples.PRICE, Examples.NOW.plusSeconds(5));
    wallet.statuses.put(Examples.NOW, new Wallet.PaymentStatus.Paid(payment));
    now = Examples.NOW.plusSeconds(61);
    recovery.run(TIME);
    assertThat(orders.held()).isEmpty();
    assertThat(past().grantOutstanding()).isFalse();
    assertThat(past().state()).isEqualTo("paid");
    var refund =
        new Command.RequestRefund(
            now, Examples.PRICE, "r", new IdempotentRequest("k", "f"), Examples.OLGA);
    assertThat(orders.append(past(), Decision.decide(past(), refund), Optional.empty())).isTrue();
  }

  @Test
  void an_open_query_of_an_old_order_is_repeated_within_minutes() {
    orders.append(Past.none(Examples.ID), Examples.granted().events(), Optional.empty());
    now = Examples.NOW.plus(Duration.ofHours(20));
    var request =
        new Command.RequestQuery(
            now, "bill", Optional.empty(), new Source.Delivery("bill of the day"));
    orders.append(past(), Decision.decide(past(), request), Optional.empty());
    wallet.away = true;
    recovery.run(TIME);
    wallet.away = false;
    wallet.statuses.put(Examples.NOW, new Wallet.PaymentStatus.Paid(Examples.pay().payment()));
    until(now.plus(Duration.ofMinutes(3)));
    assertThat(past().openQueries()).isEmpty();
  }

  @Test
  void a_run_begins_no_check_after_its_time_is_over() {
    anOrderAwaitsPayment();
    now = Examples.NOW.plusSeconds(61);
    assertThat(recovery.run(Duration.ZERO)).isEqualTo(new PaymentRecovery.Run(0, 0, 0));
    assertThat(Decision.decide(past(), new Command.EndAttempt(now, 1))).isNotEmpty();
  }
}

package guitai.refund;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.checkout.FakeWallet;
import guitai.entitlement.Entitlement;
import guitai.entitlement.MemoryEntitlements;
import guitai.fulfilment.OrderFulfilment;
import guitai.held.HeldId;
import guitai.http.JdkHost;
import guitai.operation.ConfirmationRequest;
import guitai.operation.HeldPaymentResolution;
import guitai.operation.ProposalRequest;
import guitai.order.Command;
import guitai.order.Event;
import guitai.order.Examples;
import guitai.order.MemoryOrders;
import guitai.order.MemoryOutstandingOrders;
import guitai.order.OrderId;
import guitai.order.OrderWriter;
import guitai.order.Past;
import guitai.order.PaymentBalances;
import guitai.order.Resolution;
import guitai.payment.Balance;
import guitai.payment.Operator;
import guitai.payment.Payment;
import guitai.payment.ResolutionWay;
import guitai.payment.Source;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.provider.Refunds;
import guitai.recovery.PaymentRecovery;
import guitai.storefront.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// P4 and P6 over random interleavings of all that may refund: operators by their refunds and their
/// resolutions, automatic refunds, the provider's console, and retries of all of these with calls
/// and answers lost.
class RefundOnceTest {
  private static final int STEPS = 80;
  private static final OrderId ORDER = Examples.ID;

  /// The right one, a second, one of another amount, one that is late.
  private static final List<Payment> PAYMENTS =
      List.of(
          Examples.payment("4200000001", Examples.PRICE, Examples.NOW.plusSeconds(30)),
          Examples.payment("4200000002", Examples.PRICE, Examples.NOW.plusSeconds(40)),
          Examples.payment("4200000003", Money.of(599, "CNY"), Examples.NOW.plusSeconds(50)),
          Examples.payment("4200000004", Examples.PRICE, Examples.EXPIRY.plusSeconds(5)));

  private static final Payment UNMATCHED =
      Examples.payment("4200000009", Money.of(300, "CNY"), Examples.NOW);

  private static final List<Operator> OPERATORS =
      List.of(Examples.OLGA, Examples.OTTO, new Operator("03c"));

  /// One shop with its bank, and random numbers for what happens next.
  private static final class Shop {
    final MemoryOrders orders = new MemoryOrders();
    final MemoryEntitlements entitlements = new MemoryEntitlements();
    final FakeWallet wallet = new FakeWallet();
    final Random dice;
    final FakeBank bank;
    final List<ResolutionWay> kinds;
    final boolean console;
    Instant now = Examples.NOW.plusSeconds(100);
    final RefundExecution execution;
    final OrderFulfilment granting = new OrderFulfilment(orders, entitlements, () -> now);
    final PaymentRecovery recovery;
    final HeldPaymentResolution resolutions;
    final OperatorRefund refunds = new OperatorRefund(orders, () -> now);

    Shop(long seed, boolean console) {
      dice = new Random(seed);
      bank = new FakeBank(dice, console);
      this.console = console;
      kinds =
          console
              ? List.of(
                  ResolutionWay.GRANT, ResolutionWay.REFUND, ResolutionWay.REFUNDED_AT_PROVIDER)
              : List.of(
                  ResolutionWay.GRANT,
                  ResolutionWay.REFUND,
                  ResolutionWay.REFUNDED_OUTSIDE_PROVIDER);
      PAYMENTS.forEach(payment -> bank.payments.put(payment.id().number(), payment));
      bank.payments.put(UNMATCHED.id().number(), UNMATCHED);
      wallet.payment = bank::status;
      execution = new RefundExecution(orders, List.of(bank), new JdkHost(() -> now));
      resolutions = new HeldPaymentResolution(orders, List.of(wallet), execution, () -> now);
      recovery =
          new PaymentRecovery(
              MemoryOutstandingOrders.of(orders),
              orders,
              List.of(),
              execution,
              granting,
              new JdkHost(() -> now));
      orders.append(Past.none(ORDER), Examples.payable().events(), Optional.empty());
    }

    void step() {
      try {
        happen(dice.nextInt(12));
      } catch (Problem | Unavailable e) {
        // the caller may try again
      }
      now = now.plus(Duration.ofMinutes(dice.nextInt(600)));
    }

    private void happen(int what) {
      switch (what) {
        case 0 -> pay(PAYMENTS.get(dice.nextInt(PAYMENTS.size())));
        case 1 -> payUnmatched();
        case 2 -> write(new Command.EndAttempt(now, 1));
        case 3 -> refund();
        case 4, 5 -> propose();
        case 6, 7 -> confirm();
        case 8 -> granting.fulfil(ORDER);
        case 9 -> perhapsConsole();
        default -> recovery.run(Duration.ofSeconds(30));
      }
    }

    private void write(Command command) {
      new OrderWriter(orders).apply(orders.find(ORDER), _ -> List.of(command), Optional.empty());
    }

    private void pay(Payment payment) {
      write(new Command.ApplyPayment(now, Examples.FIRST, payment, new Source.Delivery("digest")));
    }

    private void payUnmatched() {
      var command =
          new Command.HoldUnmatched(now, "ELSEWHERE", UNMATCHED, new Source.Delivery("digest"));
      var past = orders.find(OrderId.unmatched(UNMATCHED.id()));
      new OrderWriter(orders).apply(past, _ -> List.of(command), Optional.empty());
    }

    private Operator operator() {
      return OPERATORS.get(dice.nextInt(OPERATORS.size()));
    }

    private String key() {
      return "key-" + dice.nextInt(12);
    }

    private void refund() {
      var amount = dice.nextBoolean() ? Optional.<Money>empty() : Optional.of(Money.of(200, "CNY"));
      refunds.refund(ORDER, new OperatorRefund.Request(key(), amount, "reason", operator()));
    }

    private HeldId.OfPayment held() {
      int which = dice.nextInt(PAYMENTS.size() + 1);
      return which == PAYMENTS.size()
          ? new HeldId.OfPayment(Optional.empty(), UNMATCHED.id())
          : new HeldId.OfPayment(Optional.of(ORDER), PAYMENTS.get(which).id());
    }

    private void propose() {
      var kind = kinds.get(dice.nextInt(kinds.size()));
      var number =
          Optional.of("CONSOLE-" + dice.nextInt(4))
              .filter(_ -> kind == ResolutionWay.REFUNDED_AT_PROVIDER);
      resolutions.propose(
          held(), new ProposalRequest(key(), kind, number, Optional.empty(), "reason", operator()));
    }

    private void confirm() {
      var held = held();
      int newest =
          orders
              .find(held.past())
              .balances()
              .proposal(Optional.of(held.payment()))
              .map(Resolution::number)
              .orElse(1 + dice.nextInt(3));
      resolutions.confirm(held, new ConfirmationRequest(key(), newest, operator()));
    }

    private void perhapsConsole() {
      if (console) {
        var payments = List.copyOf(bank.payments.keySet());
        bank.console(payments.get(dice.nextInt(payments.size())));
        notifyOfConsole(dice.nextInt(2));
      }
    }

    /// A refund may be notified more than once.
    void notifyOfConsole(int every) {
      for (var refund : bank.console()) {
        if (every == 0
            && refund.progress() instanceof Refunds.Progress.Done(var number, var amount, var at)) {
          var payment = bank.payment(refund.payment()).id();
          for (var past : pasts()) {
            var command =
                new Command.RecordFoundRefund(
                    now, payment, number, amount, at, new Source.Delivery("digest"));
            new OrderWriter(orders).apply(past, _ -> List.of(command), Optional.empty());
          }
        }
      }
    }

    List<Past> pasts() {
      return orders.ids().stream().map(orders::find).toList();
    }

    /// The bank answers every call, and every notification is delivered.
    void finish() {
      bank.healthy = true;
      PAYMENTS.forEach(this::pay);
      payUnmatched();
      for (int i = 0; i < 30; i++) {
        now = now.plus(Duration.ofDays(1));
        recovery.run(Duration.ofMinutes(5));
      }
      notifyOfConsole(0);
      for (int i = 0; i < 5; i++) {
        now = now.plus(Duration.ofDays(1));
        recovery.run(Duration.ofMinutes(5));
        granting.fulfil(ORDER);
      }
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  /// A bank that would make any refund it is sent, and no console.
  @ParameterizedTest
  @MethodSource("seeds")
  void no_payment_is_refunded_twice_by_any_request_retry_or_resolution(long seed) {
    var shop = new Shop(seed, false);
    for (int step = 0; step < STEPS; step++) {
      shop.step();
      assertNoneTwice(shop, true);
    }
    shop.finish();
    assertNoneTwice(shop, true);
    assertEnded(shop);
  }

  /// A bank that refuses to refund twice, with a console at which operators refund too.
  @ParameterizedTest
  @MethodSource("seeds")
  void what_was_refunded_at_the_console_is_counted_and_never_refunded_again(long seed) {
    var shop = new Shop(seed, true);
    for (int step = 0; step < STEPS; step++) {
      shop.step();
      assertNoneTwice(shop, false);
    }
    shop.finish();
    assertNoneTwice(shop, false);
    assertEnded(shop);
  }

  private static void assertNoneTwice(Shop shop, boolean weKnowOfAll) {
    for (var past : shop.pasts()) {
      for (var entry : past.balances().payments()) {
        var balance = past.balances().balance(entry);
        long total = entry.payment().amount().minorUnits();
        long refunded = shop.bank.refunded(entry.payment().id().number());
        assertThat(refunded + outsideProvider(past, entry))
            .as(entry.toString())
            .isLessThanOrEqualTo(total);
        assertThat(sum(balance)).isEqualTo(total);
        if (weKnowOfAll) {
          // A refund that makes no progress is held.
          assertThat(
                  balance.refunded().minorUnits()
                      + balance.refunding().minorUnits()
                      + balance.held().minorUnits())
              .as("what was refunded is in our balances")
              .isGreaterThanOrEqualTo(refunded);
        }
      }
    }
  }

  private static void assertEnded(Shop shop) {
    for (var past : shop.pasts()) {
      assertThat(past.balances().openRefunds()).isEmpty();
      for (var entry : past.balances().payments()) {
        var balance = past.balances().balance(entry);
        long refunded = shop.bank.refunded(entry.payment().id().number());
        assertThat(balance.refunded().minorUnits())
            .as("refunded at the bank and in our balances: %s", entry.payment().id())
            .isEqualTo(refunded + outsideProvider(past, entry));
      }
    }
    var balances = shop.orders.find(ORDER).balances();
    var grants = shop.entitlements.of(Examples.ALICE);
    assertThat(Entitlement.of("app-1", grants, shop.now).active())
        .isEqualTo(balances.paysForEntitlement());
  }

  private static long sum(Balance balance) {
    return balance.kept().minorUnits()
        + balance.refunded().minorUnits()
        + balance.refunding().minorUnits()
        + balance.held().minorUnits();
  }

  private static long outsideProvider(Past past, PaymentBalances.Entry entry) {
    return past.events().stream()
        .filter(Event.ResolutionConfirmed.class::isInstance)
        .map(Event.ResolutionConfirmed.class::cast)
        .filter(event -> event.terms().payment().equals(Optional.of(entry.payment().id())))
        .filter(event -> event.terms().way() instanceof Resolution.Way.RefundedOutsideProvider)
        .mapToLong(event -> event.terms().amount().minorUnits())
        .sum();
  }
}

package guitai.order;

import static guitai.order.Examples.NOW;
import static guitai.order.Examples.OLGA;
import static guitai.order.Examples.OTTO;
import static guitai.order.Examples.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import guitai.held.HeldOrders;
import guitai.payment.HoldReason;
import guitai.payment.Operator;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import guitai.problem.Problem;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// P3 over random histories: payments, refunds and resolutions come in any order and any number of
/// times. For each payment paid = kept + refunded + refunding + held, to the fen.
class PaymentBalancesTest {
  private static final int STEPS = 60;

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  /// Draws the next command at random.
  private record Dice(Random random) {
    Instant at() {
      return NOW.plusSeconds(random.nextInt(100_000));
    }

    String number() {
      return "420000000" + random.nextInt(4);
    }

    PaymentId payment() {
      return Examples.payment(number(), PRICE, NOW).id();
    }

    Money amount() {
      return Money.of(1 + random.nextInt(700), random.nextInt(30) == 0 ? "USD" : "CNY");
    }

    Payment paid() {
      var amount = random.nextInt(3) == 0 ? amount() : PRICE;
      return Examples.payment(number(), amount, NOW.plusSeconds(random.nextInt(1_000)));
    }

    AttemptId attempt() {
      return new AttemptId(Examples.ID, 1 + random.nextInt(2));
    }

    Operator operator() {
      return random.nextBoolean() ? OLGA : OTTO;
    }

    String key() {
      return "key-" + random.nextInt(40);
    }

    Resolution.ProviderStatus status() {
      return List.of(Resolution.ProviderStatus.values()).get(random.nextInt(3));
    }

    Resolution.Way way() {
      return switch (random.nextInt(4)) {
        case 0 -> new Resolution.Way.Grant();
        case 1 -> new Resolution.Way.Refund();
        case 2 -> new Resolution.Way.RefundedAtProvider("5" + random.nextInt(9), amount(), at());
        default -> new Resolution.Way.RefundedOutsideProvider();
      };
    }

    RefundProgress progress() {
      var number = "5" + random.nextInt(9);
      return switch (random.nextInt(4)) {
        case 0 -> new RefundProgress.Processing(number);
        case 1 -> new RefundProgress.Done(number, at());
        case 2 -> new RefundProgress.Abnormal(number);
        default -> new RefundProgress.Failed("CLOSED");
      };
    }

    Command command() {
      return switch (random.nextInt(14)) {
        case 0, 1 ->
            new Command.ApplyPayment(at(), attempt(), paid(), new Source.Delivery("digest"));
        case 2 ->
            new Command.HoldPayment(
                at(), attempt(), paid(), HoldReason.REFUNDED_AT_PROVIDER, new Source.Query());
        case 3 ->
            new Command.HoldUnmatched(at(), "ELSEWHERE", paid(), new Source.Delivery("digest"));
        case 4 ->
            new Command.RequestRefund(
                at(), amount(), "r", new IdempotentRequest(key(), "f"), operator());
        case 5, 6 ->
            new Command.AdvanceRefund(
                at(), 1 + random.nextInt(8), progress(), random.nextBoolean(), new Source.Query());
        case 7 ->
            new Command.RecordFoundRefund(
                at(),
                payment(),
                "5" + random.nextInt(9),
                amount(),
                at(),
                new Source.Delivery("digest"));
        case 8 ->
            new Command.RecordRefundTotal(
                at(), attempt(), paid(), amount(), new Source.Delivery("digest"));
        case 9 -> new Command.EndAttempt(at(), 1);
        case 10 ->
            random.nextBoolean()
                ? new Command.ConfirmGrant(at())
                : new Command.RefundAlreadyOwned(at());
        case 11, 12 ->
            new Command.ProposeResolution(
                NOW,
                payment(),
                way(),
                status(),
                "r",
                operator(),
                new IdempotentRequest(key(), "f"));
        default ->
            new Command.ConfirmResolution(
                NOW, 1 + random.nextInt(6), payment(), status(), operator(), key());
      };
    }
  }

  private static Past after(Past past, Command command) {
    try {
      return past.plus(Decision.decide(past, command));
    } catch (Problem | IllegalStateException | IllegalArgumentException e) {
      return past;
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void each_fen_of_each_payment_is_in_exactly_one_place(long seed) {
    var dice = new Dice(new Random(seed));
    var past = dice.random().nextInt(4) == 0 ? Examples.unmatched() : Examples.payable();
    var refunded = new HashMap<PaymentId, Long>();
    for (int step = 0; step < STEPS; step++) {
      var command = dice.command();
      past = after(past, command);
      assertThat(after(past, command)).as("given twice: %s", command).isEqualTo(past);
      assertBalanced(past, refunded);
    }
    var stored = EventJson.write(past.events()).stream().map(EventJson::read).toList();
    assertThat(new Past(past.id(), stored).balances()).isEqualTo(past.balances());
  }

  private static void assertBalanced(Past past, Map<PaymentId, Long> before) {
    var balances = past.balances();
    assertThat(balances.payments()).extracting(e -> e.payment().id()).doesNotHaveDuplicates();
    boolean held = false;
    int kept = 0;
    for (var entry : balances.payments()) {
      var balance = balances.balance(entry);
      long total = entry.payment().amount().minorUnits();
      assertThat(
              balance.kept().minorUnits()
                  + balance.refunded().minorUnits()
                  + balance.refunding().minorUnits()
                  + balance.held().minorUnits())
          .as("paid = kept + refunded + refunding + held")
          .isEqualTo(total);
      long refunded = balance.refunded().minorUnits();
      assertThat(refunded)
          .as("refunded money stays refunded")
          .isGreaterThanOrEqualTo(before.getOrDefault(entry.payment().id(), 0L));
      before.put(entry.payment().id(), refunded);
      held |= balance.held().minorUnits() > 0;
      kept += balance.kept().minorUnits() > 0 ? 1 : 0;
    }
    assertThat(kept).as("payments kept for one order").isLessThanOrEqualTo(1);
    assertThat(balances.paysForEntitlement()).isEqualTo(kept == 1);
    assertThat(past.heldSince().isPresent()).isEqualTo(held);
    assertThat(HeldOrders.of(past).isEmpty()).isEqualTo(!held);
  }

  @Test
  void the_dice_reach_every_place() {
    var reached = new HashMap<String, Long>();
    for (long seed : seeds().toArray()) {
      var dice = new Dice(new Random(seed));
      var past = Examples.payable();
      for (int step = 0; step < STEPS; step++) {
        past = after(past, dice.command());
      }
      for (var event : past.events()) {
        reached.merge(event.getClass().getSimpleName(), 1L, Long::sum);
      }
    }
    assertThat(reached.keySet())
        .containsAll(
            List.of(
                "PaymentApplied",
                "PaymentHeld",
                "RefundRequested",
                "RefundAdvanced",
                "RefundFound",
                "RefundTotalReported",
                "ResolutionProposed",
                "ResolutionConfirmed"));
  }
}

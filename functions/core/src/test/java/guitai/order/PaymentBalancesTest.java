package guitai.order;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.held.HeldOrders;
import guitai.payment.PaymentId;
import guitai.problem.Problem;
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
    var dice = new RandomCommands(new Random(seed));
    var past = dice.random().nextInt(4) == 0 ? Examples.unmatched() : Examples.payable();
    var refunded = new HashMap<PaymentId, Long>();
    for (int step = 0; step < STEPS; step++) {
      var command = dice.command(past);
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
      var dice = new RandomCommands(new Random(seed));
      var past = Examples.payable();
      for (int step = 0; step < STEPS; step++) {
        past = after(past, dice.command(past));
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
                "RefundStalled",
                "AbnormalRefundFound",
                "ProviderDisagreed",
                "PaymentCorrected",
                "RefundTotalReported",
                "ResolutionProposed",
                "ResolutionConfirmed"));
  }
}

package guitai.order;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.payment.Balance;
import guitai.payment.Payment;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The refunded total of a payment, as a provider reports it.
class RefundTotalsTest {
  private static final Instant AT = Examples.NOW.plusSeconds(600);
  private static final Payment PAYMENT = Examples.pay().payment();

  private static Command.RecordRefundTotal total(long fen) {
    return new Command.RecordRefundTotal(
        AT, Examples.FIRST, PAYMENT, Money.of(fen, "CNY"), new Source.Delivery("digest-" + fen));
  }

  private static Command.RecordFoundRefund found(String number, long fen) {
    return new Command.RecordFoundRefund(
        AT, PAYMENT.id(), number, Money.of(fen, "CNY"), AT, new Source.Query());
  }

  private static Past after(Past past, Command... commands) {
    for (var command : commands) {
      past = past.plus(Decision.decide(past, command));
    }
    return past;
  }

  private static Balance balance(Past past) {
    return past.balances().balance(past.balances().payments().getFirst());
  }

  @Test
  void the_largest_total_counts_in_any_order_and_once() {
    var past = after(Examples.granted(), total(500), total(200), total(500));
    assertThat(balance(past).refunded().minorUnits()).isEqualTo(500);
    assertThat(past.length()).isEqualTo(Examples.granted().length() + 1);
  }

  @Test
  void refunds_found_one_by_one_are_the_same_money_as_their_total() {
    var past = after(Examples.granted(), total(500), found("RF-2", 300), found("RF-1", 200));
    assertThat(balance(past).refunded().minorUnits()).isEqualTo(500);
    assertThat(balance(past).kept().minorUnits()).isEqualTo(100);
    assertThat(after(past, total(500))).isEqualTo(past);
  }

  @Test
  void a_fully_refunded_order_has_no_money_for_the_entitlement() {
    var past = after(Examples.granted(), total(600));
    assertThat(past.balances().paysForEntitlement()).isFalse();
    assertThat(past.grantOutstanding()).isTrue();
    assertThat(past.state()).isEqualTo("refunded");
  }

  @Test
  void a_payment_first_reported_by_its_refund_is_recorded_with_it() {
    var past = after(Examples.payable(), total(200));
    assertThat(past.order()).isInstanceOf(Order.Paid.class);
    assertThat(balance(past).kept().minorUnits()).isEqualTo(400);
    assertThat(after(past, Examples.pay())).isEqualTo(past);
    assertThat(after(Examples.payable(), total(600)).balances().paysForEntitlement()).isFalse();
  }

  @Test
  void of_a_late_payment_only_the_unrefunded_rest_is_refunded_automatically() {
    var late =
        new Command.RecordRefundTotal(
            AT,
            Examples.FIRST,
            Examples.payment("42", Examples.PRICE, Examples.EXPIRY.plusSeconds(5)),
            Money.of(200, "CNY"),
            new Source.Delivery("digest"));
    var past = after(Examples.closed(), late);
    assertThat(past.balances().refunds())
        .singleElement()
        .satisfies(refund -> assertThat(refund.amount().minorUnits()).isEqualTo(400));
    assertThat(balance(past).refunding().minorUnits()).isEqualTo(400);
  }

  @Test
  void a_total_may_contain_a_refund_of_ours_whose_end_is_not_reported_yet() {
    var ours =
        new Command.RequestRefund(
            AT,
            Money.of(200, "CNY"),
            "reason",
            new IdempotentRequest("key", "fingerprint"),
            Examples.OLGA);
    var past = after(Examples.granted(), ours, total(200));
    assertThat(balance(past).refunded().minorUnits()).isEqualTo(200);
    assertThat(balance(past).refunding().minorUnits()).isZero();
    assertThat(balance(past).kept().minorUnits()).isEqualTo(400);
    var done = new RefundProgress.Done("R01", AT);
    var end =
        after(past, new Command.AdvanceRefund(AT, 1, done, false, new Source.Delivery("digest")));
    assertThat(balance(end).refunded().minorUnits()).isEqualTo(200);
    assertThat(balance(end).kept().minorUnits()).isEqualTo(400);
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void in_any_order_and_any_number_of_times_the_balance_is_the_same(long seed) {
    var dice = new Random(seed);
    var commands = new ArrayList<Command>();
    long sum = 0;
    for (int i = 1; sum < 600 && i < 6; i++) {
      long part = Math.min(600 - sum, 1 + dice.nextInt(300));
      sum += part;
      commands.addAll(List.of(total(sum), total(sum), found("RF-" + i, part)));
    }
    Collections.shuffle(commands, dice);
    var past = after(Examples.payable(), commands.toArray(Command[]::new));
    past = after(past, commands.toArray(Command[]::new));
    assertThat(balance(past).refunded().minorUnits()).isEqualTo(sum);
    assertThat(balance(past).kept().minorUnits()).isEqualTo(600 - sum);
  }
}

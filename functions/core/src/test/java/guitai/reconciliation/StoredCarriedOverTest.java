package guitai.reconciliation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import guitai.payment.Balance;
import guitai.payment.PaymentId;
import guitai.payment.Posting;
import guitai.provider.Bills.Amounts;
import guitai.provider.Bills.Fee;
import guitai.provider.Bills.Line;
import guitai.provider.Bills.State;
import guitai.stored.Golden;
import guitai.stored.GoldenValue;
import guitai.storefront.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StoredCarriedOverTest {
  private static final Golden<CarriedOver> FILES =
      new Golden<>(
          "carried-over",
          CarriedOver.class,
          text -> CarriedOver.fromJson(Json.parse(text)),
          waiting -> waiting.toJson().toString());
  private static final LocalDate DAY = LocalDate.parse("2026-01-31");
  private static final Instant AT = Instant.parse("2026-01-31T15:59:58Z");
  private static final String ORDER = "0123456789ABCDEFGHJKMNPQRS01";
  private static final String PAYMENT = "4200000001";
  private static final Money PRICE = Money.of(1100, "CNY");
  private static final Money SETTLED = Money.of(1000, "CNY");
  private static final Money NOTHING = Money.of(0, "CNY");

  @TestFactory
  Stream<DynamicTest> all_that_is_carried_over_is_read_and_written_as_it_was_stored() {
    return FILES.hold(
        List.of(
            GoldenValue.of("our-payment", ours(payment())),
            ourRefund("processing", Posting.State.PROCESSING),
            ourRefund("done", Posting.State.DONE),
            ourRefund("abnormal", Posting.State.ABNORMAL),
            ourRefund("failed", Posting.State.FAILED),
            ourRefund("with-number", Optional.of("R-01"), Posting.State.DONE),
            GoldenValue.of("their-payment", theirs(paid(), true)),
            GoldenValue.of("their-undone-payment", theirs(undone(), false)),
            theirRefund("done", State.DONE),
            theirRefund("processing", State.PROCESSING),
            theirRefund("abnormal", State.ABNORMAL),
            theirRefund("failed", State.FAILED),
            theirRefund("without-our-number", Optional.of(ORDER), Optional.empty(), State.DONE),
            theirRefund("without-order", Optional.empty(), Optional.of("R-01"), State.DONE)));
  }

  @Test
  void an_unknown_line_or_state_fails_loudly() {
    Stream.of(
            FILES.text("their-payment").replace("\"paid\"", "\"unpaid\""),
            FILES.text("their-refund-done").replace("DONE", "UNDONE"),
            FILES.text("our-refund-done").replace("DONE", "UNDONE"))
        .forEach(text ->
            assertThatThrownBy(() -> CarriedOver.fromJson(Json.parse(text)))
                .isInstanceOf(RuntimeException.class));
  }

  private static CarriedOver ours(Posting posting) {
    return new CarriedOver.Ours(DAY, posting);
  }

  private static Posting payment() {
    var balance = new Balance(PRICE, NOTHING, NOTHING, NOTHING);
    return new Posting.OfPayment(ORDER, ours(), AT, PRICE, true, balance);
  }

  private static PaymentId ours() {
    return new PaymentId("wechat-pay", "1900000001", PAYMENT);
  }

  private static GoldenValue<CarriedOver> ourRefund(String name, Posting.State state) {
    return ourRefund(name, Optional.empty(), state);
  }

  private static GoldenValue<CarriedOver> ourRefund(
      String name, Optional<String> number, Posting.State state) {
    return GoldenValue.of(
        "our-refund-" + name,
        ours(new Posting.OfRefund(ORDER, ours(), number, "5030000001", AT, PRICE, state)));
  }

  private static CarriedOver theirs(Line line, boolean known) {
    return new CarriedOver.Theirs(DAY, line, known);
  }

  private static Line paid() {
    return new Line.Paid(ORDER, PAYMENT, AT, new Amounts(PRICE, SETTLED, new Fee(600_000)));
  }

  private static Line undone() {
    return new Line.Voided(ORDER, PAYMENT, AT, new Amounts(PRICE, SETTLED, new Fee(0)));
  }

  private static GoldenValue<CarriedOver> theirRefund(String name, State state) {
    return theirRefund(name, Optional.of(ORDER), Optional.of("R-01"), state);
  }

  private static GoldenValue<CarriedOver> theirRefund(
      String name, Optional<String> order, Optional<String> number, State state) {
    var fee = new Fee(-600_000);
    return GoldenValue.of(
        "their-refund-" + name,
        theirs(
            new Line.Refunded(
                order, PAYMENT, number, "5030000001", AT, new Amounts(PRICE, SETTLED, fee), state),
            false));
  }
}

package guitai.provider.unionpay;

import static guitai.provider.unionpay.FakeUnionPay.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.problem.Unavailable;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds.Found;
import guitai.provider.Refunds.Progress;
import guitai.provider.unionpay.FakeUnionPay.Heard;
import guitai.storefront.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnionPayRefundsTest {
  private static final String ORDER = "0123456789ABCDEFGHJKMNPQRS";
  private static final String REFUND = "202601011300007654328";
  private static final Instant SENT = Instant.parse("2026-01-01T05:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private final FakeUnionPay unionPay = new FakeUnionPay();
  private final UnionPayRefunds refunds = unionPay.refunds();

  UnionPayRefundsTest() {
    unionPay.now = SENT;
  }

  @AfterEach
  void close() {
    unionPay.close();
  }

  private static RefundParameters refund(String number, long fen, Instant sentAt) {
    return new RefundParameters(
        ORDER + "01",
        ORDER + number,
        PAYMENT,
        Money.of(fen, "CNY"),
        Money.of(600, "CNY"),
        "买错了",
        Optional.of(sentAt));
  }

  private static RefundParameters part() {
    return refund("R01", 200, SENT);
  }

  private Progress sent(RefundParameters order, String code) {
    unionPay.give(Map.of("respCode", code, "queryId", REFUND));
    return refunds.send(order);
  }

  private Progress asked(RefundParameters order, String code, String... more) {
    var fields = new TreeMap<String, String>();
    fields.put("respCode", "00");
    fields.put("origRespCode", code);
    fields.put("txnType", "04");
    fields.put("txnAmt", Long.toString(order.amount().minorUnits()));
    fields.put("queryId", REFUND);
    fields.put("traceTime", "0101130002");
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    unionPay.give(fields);
    return refunds.query(order);
  }

  @Test
  void a_refund_is_sent_with_the_recorded_number_and_time() {
    assertThat(sent(part(), "00")).isEqualTo(new Progress.Processing(REFUND));
    var call = unionPay.calls.getFirst();
    assertThat(call.path()).isEqualTo("/gateway/api/backTransReq.do");
    assertThat(call.fields())
        .containsEntry("txnType", "04")
        .containsEntry("txnSubType", "00")
        .containsEntry("bizType", "000201")
        .containsEntry("orderId", ORDER + "R01")
        .containsEntry("txnTime", "20260101130000")
        .containsEntry("txnAmt", "200")
        .containsEntry("origQryId", PAYMENT)
        .containsEntry("reqReserved", ORDER + "01");
    assertThat(refunds.repeatable()).isFalse();
  }

  @Test
  void a_whole_payment_is_voided_on_its_clearing_day_and_never_by_a_second_number() {
    sent(refund("R01", 600, SENT), "00");
    var lastMoment = Instant.parse("2026-01-01T14:59:59Z");
    sent(refund("R01", 600, lastMoment), "00");
    sent(refund("R01", 600, lastMoment.plusSeconds(1)), "00");
    sent(refund("R02", 600, SENT), "00");
    sent(refund("R01", 599, SENT), "00");
    assertThat(unionPay.calls.stream().map(call -> call.text("txnType")))
        .containsExactly("31", "31", "04", "04", "04");
  }

  @ParameterizedTest
  @ValueSource(strings = {"30", "36", "39", "45", "60", "99"})
  void a_void_that_was_not_made_is_followed_by_a_refund(String code) {
    assertThat(sent(refund("R01", 600, SENT), code)).isInstanceOf(Progress.Closed.class);
  }

  @ParameterizedTest
  @CsvSource({"36,true", "45,true", "30,true", "37,false", "39,false", "60,false", "91,false"})
  void a_refusal_of_the_refund_itself_is_final(String code, boolean refused) {
    assertThat(sent(part(), code) instanceof Progress.Refused).isEqualTo(refused);
    assertThat(sent(part(), code) instanceof Progress.Closed).isEqualTo(!refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"01", "03", "04", "05", "06", "12", "83"})
  void a_code_that_leaves_the_outcome_open_is_unavailable(String code) {
    assertThatThrownBy(() -> sent(part(), code)).isInstanceOf(Unavailable.class);
  }

  @Test
  void a_refund_not_recorded_as_sent_is_not_queried_and_not_sent() {
    var unrecorded =
        new RefundParameters(
            ORDER + "01",
            ORDER + "R01",
            PAYMENT,
            part().amount(),
            part().total(),
            "",
            Optional.empty());
    assertThat(refunds.query(unrecorded)).isInstanceOf(Progress.Unknown.class);
    assertThatThrownBy(() -> refunds.send(unrecorded)).isInstanceOf(RuntimeException.class);
    assertThat(unionPay.calls).isEmpty();
  }

  @Test
  void a_refund_is_queried_by_its_number_and_its_time_and_its_result_is_reported() {
    assertThat(asked(part(), "00"))
        .isEqualTo(new Progress.Done(REFUND, part().amount(), SENT.plusSeconds(2)));
    assertThat(unionPay.calls.getFirst().path()).isEqualTo("/gateway/api/queryTrans.do");
    assertThat(unionPay.calls.getFirst().fields())
        .containsEntry("txnType", "00")
        .containsEntry("bizType", "000000")
        .containsEntry("orderId", ORDER + "R01")
        .containsEntry("txnTime", "20260101130000");
    assertThat(asked(part(), "A6")).isInstanceOf(Progress.Done.class);
    assertThat(asked(part(), "05")).isEqualTo(new Progress.Processing(REFUND));
    assertThat(asked(part(), "60")).isEqualTo(new Progress.Closed(REFUND));
    assertThat(asked(part(), "36")).isEqualTo(new Progress.Refused("36"));
  }

  @ParameterizedTest
  @CsvSource({
    "txnAmt,201",
    "currencyCode,344",
    "txnType,01",
    "txnType,31",
    "orderId,0123456789ABCDEFGHJKMNPQRSR02",
    "txnTime,20260101130001",
    "merId,777290058110097"
  })
  void an_answer_with_another_amount_or_about_another_transaction_is_unavailable(
      String field, String value) {
    assertThatThrownBy(() -> asked(part(), "00", field, value)).isInstanceOf(Unavailable.class);
  }

  private Progress unknown(RefundParameters order, String... fileLines) {
    unionPay.give(unknownWithFile(fileLines));
    return refunds.query(order);
  }

  private static Function<Heard, String> unknownWithFile(String... lines) {
    return heard -> {
      if (!heard.text("txnType").equals("76")) {
        return FakeUnionPay.answer(FakeUnionPay.echo(heard, Map.of("respCode", "34")));
      }
      var day = Map.of("settleDate", heard.text("settleDate"));
      var more = new TreeMap<>(day);
      more.put("respCode", lines.length == 0 ? "98" : "00");
      if (lines.length > 0) {
        more.put("fileContent", Settlement.content(Vectors.MER_ID, "260101", lines));
      }
      return FakeUnionPay.answer(FakeUnionPay.echo(heard, more));
    };
  }

  private static String line(String number, String fen) {
    return Settlement.line("04", number, fen, PAYMENT, REFUND);
  }

  @Test
  void a_refund_unionpay_does_not_know_is_unknown_until_its_days_file_is_published() {
    assertThat(unknown(part())).isInstanceOf(Progress.Unknown.class);
    unionPay.now = Instant.parse("2026-01-02T01:59:59Z");
    assertThat(unknown(part())).isInstanceOf(Progress.Unknown.class);
    assertThat(unionPay.calls).noneMatch(call -> call.text("txnType").equals("76"));
    unionPay.now = unionPay.now.plusSeconds(1);
    assertThat(unknown(part(), line(ORDER + "R02", "000000000200")))
        .isInstanceOf(Progress.Closed.class);
    assertThat(unknown(part(), line(ORDER + "R01", "000000000200")))
        .isEqualTo(new Progress.Done(REFUND, part().amount(), SENT.plusSeconds(2)));
  }

  @Test
  void near_the_end_of_a_clearing_day_the_next_file_is_read_too() {
    var late = refund("R01", 200, Instant.parse("2026-01-01T14:59:00Z"));
    unionPay.now = Instant.parse("2026-01-02T02:00:00Z");
    assertThat(unknown(late)).isInstanceOf(Progress.Unknown.class);
    unionPay.now = unionPay.now.plus(DAY);
    unionPay.give(UnionPayRefundsTest::unknownWithFiles);
    assertThat(refunds.query(late)).isInstanceOf(Progress.Closed.class);
    assertThat(unionPay.calls.stream().map(call -> call.fields().get("settleDate")))
        .contains("0101", "0102");
  }

  /// Each file has another merchant's refund only.
  private static String unknownWithFiles(Heard heard) {
    if (!heard.text("txnType").equals("76")) {
      return FakeUnionPay.answer(FakeUnionPay.echo(heard, Map.of("respCode", "34")));
    }
    var day = heard.text("settleDate");
    var content =
        Settlement.content(Vectors.MER_ID, "26" + day, line(ORDER + "R09", "000000000200"));
    var file = Map.of("respCode", "00", "settleDate", day, "fileContent", content);
    return FakeUnionPay.answer(FakeUnionPay.echo(heard, file));
  }

  @Test
  void a_missing_file_decides_nothing_and_after_a_week_the_refund_is_abnormal() {
    for (int day = 1; day < 7; day++) {
      unionPay.now = SENT.plus(DAY.multipliedBy(day));
      assertThatThrownBy(() -> unknown(part())).isInstanceOf(Unavailable.class);
    }
    unionPay.now = SENT.plus(DAY.multipliedBy(7));
    assertThat(unknown(part())).isEqualTo(new Progress.Abnormal(ORDER + "R01", part().amount()));
    assertThat(unknown(part(), line(ORDER + "R01", "000000000200")))
        .isInstanceOf(Progress.Done.class);
  }

  @Test
  void a_day_without_a_file_is_empty_only_when_the_file_is_a_day_overdue() {
    var bills = unionPay.bills();
    var day = LocalDate.of(2026, 1, 1);
    unionPay.give(unknownWithFile());
    unionPay.now = Instant.parse("2026-01-03T01:59:59Z");
    assertThatThrownBy(() -> bills.read(day, _ -> {})).isInstanceOf(Unavailable.class);
    unionPay.now = unionPay.now.plusSeconds(1);
    assertThat(bills.read(day, _ -> {}).lines()).isZero();
  }

  @Test
  void a_query_waits_for_a_file_no_longer_than_its_function_may() {
    var over = new CountDownLatch(1);
    var answer = unknownWithFile();
    unionPay.give(heard -> {
      if (heard.text("txnType").equals("76")) {
        await(over);
      }
      return answer.apply(heard);
    });
    unionPay.now = SENT.plus(DAY.multipliedBy(7));
    try {
      assertThat(CompletableFuture.supplyAsync(() -> refunds.query(part())))
          .succeedsWithin(Duration.ofSeconds(9))
          .isEqualTo(new Progress.Abnormal(ORDER + "R01", part().amount()));
    } finally {
      over.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void an_unreadable_file_decides_nothing_and_after_a_week_the_refund_is_abnormal() {
    Function<Heard, String> noFiles =
        heard ->
            heard.text("txnType").equals("76")
                ? "<html>"
                : FakeUnionPay.answer(FakeUnionPay.echo(heard, Map.of("respCode", "34")));
    unionPay.give(noFiles);
    unionPay.now = SENT.plus(DAY.multipliedBy(6));
    assertThatThrownBy(() -> refunds.query(part())).isInstanceOf(Unavailable.class);
    unionPay.now = SENT.plus(DAY.multipliedBy(7));
    assertThat(refunds.query(part()))
        .isEqualTo(new Progress.Abnormal(ORDER + "R01", part().amount()));
  }

  @Test
  void a_refund_made_at_the_console_is_found_in_the_file_of_its_day() {
    unionPay.now = SENT.plus(DAY);
    unionPay.give(unknownWithFile(line("20260101130000", "000000000300")));
    assertThat(refunds.find(PAYMENT, REFUND))
        .contains(
            new Found(
                PAYMENT, new Progress.Done(REFUND, Money.of(300, "CNY"), SENT.plusSeconds(2))));
    assertThat(unionPay.calls.getLast().fields()).containsEntry("settleDate", "0101");
    assertThat(refunds.find(PAYMENT.replace("1234568", "1234578"), REFUND)).isEmpty();
    assertThat(refunds.find(PAYMENT, "4200000001")).isEmpty();
  }
}

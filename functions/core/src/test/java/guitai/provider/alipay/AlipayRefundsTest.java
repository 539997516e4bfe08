package guitai.provider.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.problem.Unavailable;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds.Progress;
import guitai.provider.alipay.FakeAlipay.Node;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlipayRefundsTest {
  private static final String REFUND = "alipay.trade.refund";
  private static final String QUERY = "alipay.trade.fastpay.refund.query";
  private static final String PAYMENT = "2026030122001400170500000001";
  private static final RefundParameters ORDER = order("R01", 2000, "买错了");
  private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");
  private static final Progress DONE = new Progress.Done("R01", Money.of(2000, "CNY"), AT);
  private static final Node NOTHING = Node.done(QUERY, Map.of());

  private static RefundParameters order(String number, long fen, String reason) {
    return new RefundParameters(
        "0".repeat(26) + "01",
        number,
        PAYMENT,
        Money.of(fen, "CNY"),
        Money.of(8888, "CNY"),
        reason,
        Optional.empty());
  }

  private static Node sent(String fundChange) {
    var fields = new TreeMap<String, String>();
    fields.put("trade_no", PAYMENT);
    fields.put("refund_fee", "50.00");
    fields.put("gmt_refund_pay", "2026-03-02 09:00:00");
    if (!fundChange.isEmpty()) {
      fields.put("fund_change", fundChange);
    }
    return Node.done(REFUND, fields);
  }

  private static Node found(String status, String amount) {
    return Node.done(
        QUERY,
        Map.of(
            "trade_no", PAYMENT,
            "out_request_no", "R01",
            "refund_amount", amount,
            "refund_status", status,
            "gmt_refund_pay", "2026-03-02 09:00:00"));
  }

  @Test
  void a_refund_is_done_only_if_alipay_says_that_money_moved() {
    try (var alipay = new FakeAlipay(sent("Y"))) {
      assertThat(alipay.refunds().send(ORDER)).isEqualTo(DONE);
      assertThat(alipay.calls).hasSize(1);
      assertThat(alipay.calls.getFirst().content().toString())
          .isEqualTo(
              "{\"trade_no\":\""
                  + PAYMENT
                  + "\",\"refund_amount\":\"20.00\",\"out_request_no\":\"R01\","
                  + "\"refund_reason\":\"买错了\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"N", ""})
  void a_refund_that_moved_no_money_is_queried_by_its_number(String fundChange) {
    try (var alipay = new FakeAlipay(sent(fundChange), found("REFUND_SUCCESS", "20.00"))) {
      assertThat(alipay.refunds().send(ORDER)).isEqualTo(DONE);
      assertThat(alipay.calls.getLast().content().toString())
          .isEqualTo(
              "{\"trade_no\":\""
                  + PAYMENT
                  + "\",\"out_request_no\":\"R01\",\"query_options\":[\"gmt_refund_pay\"]}");
      alipay.give(sent(fundChange), NOTHING);
      assertThat(alipay.refunds().send(ORDER)).isEqualTo(new Progress.Processing("R01"));
    }
  }

  @Test
  void a_refusal_counts_if_a_query_knows_no_such_refund_either() {
    var refusal = Node.error(REFUND, "ACQ.TRADE_HAS_CLOSE");
    try (var alipay = new FakeAlipay(refusal, NOTHING)) {
      assertThat(alipay.refunds().send(ORDER))
          .isEqualTo(new Progress.Refused("ACQ.TRADE_HAS_CLOSE"));
      alipay.give(refusal, found("REFUND_SUCCESS", "20.00"));
      assertThat(alipay.refunds().send(ORDER)).isEqualTo(DONE);
    }
  }

  @Test
  void an_insufficient_balance_and_an_unknown_payment_are_distinguished() {
    try (var alipay = new FakeAlipay(Node.error(REFUND, "ACQ.SELLER_BALANCE_NOT_ENOUGH"))) {
      assertThat(alipay.refunds().send(ORDER)).isInstanceOf(Progress.InsufficientBalance.class);
      alipay.give(Node.error(REFUND, "ACQ.TRADE_NOT_EXIST"));
      assertThat(alipay.refunds().send(ORDER)).isInstanceOf(Progress.Unknown.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACQ.SYSTEM_ERROR", "ACQ.REFUND_CHARGE_ERROR", "isp.unknow-error"})
  void an_unclear_answer_causes_no_second_request(String code) {
    try (var alipay = new FakeAlipay(Node.error(REFUND, code))) {
      assertThatThrownBy(() -> alipay.refunds().send(ORDER)).isInstanceOf(Unavailable.class);
      assertThat(alipay.calls).hasSize(1);
    }
  }

  @Test
  void a_query_finds_the_outcome_or_nothing_if_alipay_says_nothing() {
    try (var alipay = new FakeAlipay(found("REFUND_SUCCESS", "20.00"))) {
      assertThat(alipay.refunds().query(ORDER)).isEqualTo(DONE);
      alipay.give(found("REFUND_PROCESSING", "20.00"));
      assertThat(alipay.refunds().query(ORDER)).isEqualTo(new Progress.Processing("R01"));
      alipay.give(NOTHING);
      assertThat(alipay.refunds().query(ORDER)).isInstanceOf(Progress.Unknown.class);
      alipay.give(Node.error(QUERY, "TRADE_NOT_EXIST"));
      assertThat(alipay.refunds().query(ORDER)).isInstanceOf(Progress.Unknown.class);
    }
  }

  @Test
  void an_answer_with_another_amount_payment_or_state_is_unavailable() {
    try (var alipay = new FakeAlipay(found("REFUND_SUCCESS", "20.01"))) {
      assertThatThrownBy(() -> alipay.refunds().query(ORDER)).isInstanceOf(Unavailable.class);
      alipay.give(found("SOMETHING_NEW", "20.00"));
      assertThatThrownBy(() -> alipay.refunds().query(ORDER)).isInstanceOf(Unavailable.class);
      alipay.give(Node.done(QUERY, Map.of("trade_no", "1", "refund_status", "REFUND_SUCCESS")));
      assertThatThrownBy(() -> alipay.refunds().query(ORDER)).isInstanceOf(Unavailable.class);
    }
  }

  @Test
  void a_refund_made_in_the_console_is_found_by_its_payment_and_number() {
    try (var alipay = new FakeAlipay(found("REFUND_SUCCESS", "20.00"))) {
      assertThat(alipay.refunds().find(PAYMENT, "R01"))
          .hasValueSatisfying(found -> assertThat(found.progress()).isEqualTo(DONE));
      assertThat(alipay.refunds().find("../x", "R01")).isEmpty();
      assertThat(alipay.refunds().find(PAYMENT, "")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 8889})
  void an_amount_that_cannot_be_refunded_is_never_sent(long fen) {
    try (var alipay = new FakeAlipay(sent("Y"))) {
      assertThatThrownBy(() -> alipay.refunds().send(order("R01", fen, "")))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(alipay.calls).isEmpty();
    }
  }
}

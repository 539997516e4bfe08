package guitai.provider.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.http.JdkHost;
import guitai.problem.Unavailable;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds.Progress;
import guitai.provider.wechatpay.FakeServer.Reply;
import guitai.storefront.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WechatPayRefundsTest {
  private static final RefundParameters ORDER = order("R-1", 200, 600, "买错了");
  private static final Progress DONE =
      new Progress.Done("50001", Money.of(200, "CNY"), Instant.parse("2026-01-01T00:00:00Z"));

  @Test
  void a_refund_request_is_the_same_text_each_time() {
    try (var server = new FakeServer(Reply.signed(200, refund("PROCESSING")))) {
      refunds(server).send(ORDER);
      refunds(server).send(order("R-1", 200, 600, "买错了"));

      assertThat(server.requests)
          .hasSize(2)
          .allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo("/v3/refund/domestic/refunds");
            assertThat(request.body())
                .isEqualTo(
                    "{\"transaction_id\":\"4200001\",\"out_refund_no\":\"R-1\",\"reason\":\"买错了\","
                        + "\"notify_url\":\"https://store.example/notifications/wechat-pay\","
                        + "\"amount\":{\"refund\":200,\"total\":600,\"currency\":\"CNY\"}}");
          });
    }
  }

  @Test
  void a_reason_is_cut_to_eighty_bytes_and_left_out_where_there_is_none() {
    var account = FakeWechatPay.ACCOUNT;
    assertThat(RefundRequest.write(account, order("R-1", 1, 1, "应".repeat(27))))
        .contains("\"" + "应".repeat(26) + "\"");
    assertThat(RefundRequest.write(account, order("R-1", 1, 1, "a".repeat(77) + "🎵")))
        .contains("\"" + "a".repeat(77) + "\"");
    assertThat(RefundRequest.write(account, order("R-1", 1, 1, " "))).doesNotContain("reason");
  }

  @ParameterizedTest
  @CsvSource({"0, 600", "601, 600", "1, 2147483648"})
  void an_amount_that_cannot_be_refunded_is_never_sent(long amount, long total) {
    assertNeverSent(order("R-1", amount, total, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "a?b", "应", "a b", "../x"})
  void an_odd_number_is_never_sent(String number) {
    assertNeverSent(order(number, 1, 1, ""));
    try (var server = new FakeServer(Reply.error(404, "RESOURCE_NOT_EXISTS"))) {
      assertThatThrownBy(() -> refunds(server).query(order(number, 1, 1, "")))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void another_currency_is_never_sent() {
    var dollars = Money.of(1, "USD");
    assertNeverSent(
        new RefundParameters(
            ORDER.merchantOrderNumber(), "R-1", "4200001", dollars, dollars, "", Optional.empty()));
  }

  @Test
  void an_answer_is_read_in_our_terms() {
    assertThat(sent(Reply.signed(200, refund("SUCCESS")))).isEqualTo(DONE);
    assertThat(sent(Reply.signed(200, refund("PROCESSING"))))
        .isEqualTo(new Progress.Processing("50001"));
    assertThat(sent(Reply.signed(200, refund("ABNORMAL"))))
        .isEqualTo(new Progress.Abnormal("50001", Money.of(200, "CNY")));
    assertThat(sent(Reply.signed(200, refund("CLOSED")))).isEqualTo(new Progress.Closed("50001"));
    assertThat(queried(Reply.signed(200, refund("SUCCESS")))).isEqualTo(DONE);
  }

  @Test
  void a_query_asks_for_our_number() {
    try (var server = new FakeServer(Reply.error(404, "RESOURCE_NOT_EXISTS"))) {
      refunds(server).query(ORDER);
      refunds(server).query(order("R|1*@_-", 1, 1, ""));

      assertThat(server.requests)
          .extracting(FakeServer.Request::target)
          .containsExactly(
              "/v3/refund/domestic/refunds/R-1", "/v3/refund/domestic/refunds/R%7C1*@_-");
    }
  }

  @Test
  void no_such_refund_is_unknown_in_both_spellings() {
    for (var code : new String[] {"RESOURCE_NOT_EXISTS", "RESOURCENOTEXISTS"}) {
      assertThat(queried(Reply.error(404, code))).isEqualTo(new Progress.Unknown());
      assertThat(sent(Reply.error(404, code))).isEqualTo(new Progress.Unknown());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "404, HTTP",
    "400, RESOURCE_NOT_EXISTS",
    "400, PARAM_ERROR",
    "403, NO_AUTH",
    "403, NOT_ENOUGH",
    "401, SIGN_ERROR",
    "429, FREQUENCY_LIMITED"
  })
  void any_other_error_of_a_query_says_nothing_about_the_refund(int status, String code) {
    assertThatThrownBy(() -> queried(Reply.error(status, code))).isInstanceOf(Unavailable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOT_ENOUGH", "NOTENOUGH"})
  void an_insufficient_balance_is_no_refusal(String code) {
    assertThat(sent(Reply.error(403, code))).isEqualTo(new Progress.InsufficientBalance());
  }

  @ParameterizedTest
  @CsvSource({
    "400, PARAM_ERROR",
    "400, INVALID_REQUEST",
    "403, NO_AUTH",
    "403, USER_ACCOUNT_ABNORMAL",
    "404, MCH_NOT_EXISTS",
    "500, INVALID_TRANSACTIONID",
    "400, TRADE_OVERDUE"
  })
  void a_definite_refusal_has_the_providers_own_code(int status, String code) {
    assertThat(sent(Reply.error(status, code))).isEqualTo(new Progress.Refused(code));
  }

  @ParameterizedTest
  @CsvSource({
    "500, SYSTEM_ERROR",
    "400, SYSTEM_ERROR",
    "502, X",
    "503, X",
    "202, X",
    "302, X",
    "429, FREQUENCY_LIMITED",
    "403, FREQUENCY_LIMITED",
    "401, SIGN_ERROR",
    "403, SOMETHING_NEW",
    "404, HTTP"
  })
  void after_an_unclear_answer_a_refund_request_is_not_repeated(int status, String code) {
    assertSentOnce(Reply.error(status, code));
  }

  @Test
  void an_unsigned_success_or_a_probe_is_unclear_too() {
    assertSentOnce(Reply.unsigned(200, refund("SUCCESS")));
    assertSentOnce(
        Reply.signed(200, refund("SUCCESS"))
            .with("Wechatpay-Signature", "WECHATPAY/SIGNTEST/not-base64="));
    assertSentOnce(Reply.signed(204, ""));
    assertSentOnce(Reply.signed(200, "[]"));
  }

  @Test
  void without_an_answer_one_request_ends_within_eight_seconds() {
    long begin = System.nanoTime();
    assertSentOnce(Reply.signed(200, refund("SUCCESS")).late(Duration.ofSeconds(20)));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(9));
  }

  @Test
  void a_refund_is_found_by_its_number_alone_and_only_that_one() {
    try (var server =
        new FakeServer(
            Reply.signed(200, refund("SUCCESS")),
            Reply.error(404, "RESOURCE_NOT_EXISTS"),
            Reply.signed(200, refund("SUCCESS")))) {
      assertThat(refunds(server).find("R-1").orElseThrow().progress()).isEqualTo(DONE);
      assertThat(refunds(server).find("R-1")).isEmpty();
      assertThatThrownBy(() -> refunds(server).find("R-2")).isInstanceOf(Unavailable.class);
      assertThat(refunds(server).find("../close")).as("no number, never queried").isEmpty();
      assertThat(server.requests).hasSize(3);
    }
  }

  @Test
  void a_query_is_repeated_if_its_answer_cannot_be_verified() {
    try (var server =
        new FakeServer(
            Reply.error(500, "SYSTEM_ERROR"),
            Reply.unsigned(200, refund("SUCCESS")),
            Reply.signed(200, refund("SUCCESS")))) {
      assertThat(refunds(server).query(ORDER)).isEqualTo(DONE);
      assertThat(server.requests).hasSize(3);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"out_refund_no\":\"R-1\"; \"out_refund_no\":\"R-2\"",
        "\"transaction_id\":\"4200001\"; \"transaction_id\":\"4200002\"",
        "\"refund\":200; \"refund\":199",
        "\"refund\":200; \"refund\":200.0",
        "\"refund\":200; \"payer_refund\":200",
        "\"total\":600; \"total\":601",
        "\"currency\":\"CNY\"; \"currency\":\"USD\"",
        "\"currency\":\"CNY\"; \"currency\":null",
        "\"status\":\"SUCCESS\"; \"status\":\"SOMETHING_NEW\"",
        "\"status\":\"SUCCESS\"; \"refund_status\":\"SUCCESS\"",
        "\"refund_id\":\"50001\"; \"refund_id\":50001",
        "2026-01-01T08; 2026-13-01T08"
      })
  void a_signed_answer_about_another_refund_is_not_accepted(String from, String to) {
    var answer = refund("SUCCESS");
    assertThat(answer).contains(from);
    var reply = Reply.signed(200, answer.replace(from, to));
    assertThatThrownBy(() -> queried(reply)).isInstanceOf(Unavailable.class);
    assertSentOnce(reply);
  }

  private static void assertNeverSent(RefundParameters order) {
    try (var server = new FakeServer(Reply.signed(200, refund("SUCCESS")))) {
      assertThatThrownBy(() -> refunds(server).send(order))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(server.requests).isEmpty();
    }
  }

  private static void assertSentOnce(Reply reply) {
    try (var server = new FakeServer(reply)) {
      assertThatThrownBy(() -> refunds(server).send(ORDER)).isInstanceOf(Unavailable.class);
      assertThat(server.requests).hasSize(1);
    }
  }

  private static Progress sent(Reply reply) {
    try (var server = new FakeServer(reply)) {
      return refunds(server).send(ORDER);
    }
  }

  private static Progress queried(Reply reply) {
    try (var server = new FakeServer(reply)) {
      return refunds(server).query(ORDER);
    }
  }

  /// As WeChat Pay answers; the payer had a coupon and gets a smaller amount refunded.
  private static String refund(String status) {
    return """
    {"refund_id":"50001","out_refund_no":"R-1","transaction_id":"4200001",\
    "out_trade_no":"0123456789ABCDEFGHJKMNPQRS01","channel":"ORIGINAL",\
    "create_time":"2026-01-01T07:59:00+08:00","status":"%s",\
    "success_time":"2026-01-01T08:00:00+08:00",\
    "amount":{"total":600,"refund":200,"payer_total":500,"payer_refund":167,"currency":"CNY"}}\
    """
        .formatted(status);
  }

  private static RefundParameters order(String number, long amount, long total, String reason) {
    return new RefundParameters(
        "0123456789ABCDEFGHJKMNPQRS01",
        number,
        "4200001",
        Money.of(amount, "CNY"),
        Money.of(total, "CNY"),
        reason,
        Optional.empty());
  }

  private static WechatPayRefunds refunds(FakeServer server) {
    return new WechatPayRefunds(
        FakeWechatPay.account(server.address()),
        () -> FakeWechatPay.MERCHANT,
        () -> FakeWechatPay.KEYS,
        new JdkHost(InstantSource.fixed(FakeWechatPay.NOW)));
  }
}

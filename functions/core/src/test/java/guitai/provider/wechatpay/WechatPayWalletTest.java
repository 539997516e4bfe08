package guitai.provider.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.order.OrderId;
import guitai.order.PaymentInstructions;
import guitai.order.PaymentInstructions.Kind;
import guitai.payment.PaymentId;
import guitai.problem.Unavailable;
import guitai.provider.Wallet.Close;
import guitai.provider.Wallet.PaymentStatus;
import guitai.provider.Wallet.Prepay;
import guitai.provider.wechatpay.FakeServer.Reply;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import guitai.storefront.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WechatPayWalletTest {
  private static final AttemptId ATTEMPT =
      new AttemptId(new OrderId("0123456789ABCDEFGHJKMNPQRS"), 1);
  private static final String REQUEST = "{\"description\":\"应用\",\"mchid\":\"1900000001\"}";
  private static final AttemptTerms QR = opened(Channel.QR, Optional.empty());
  private static final Reply CODE = Reply.signed(200, "{\"code_url\":\"weixin://wxpay/1\"}");
  private static final Prepay CODE_OBTAINED =
      new Prepay.Obtained(new PaymentInstructions(Kind.QR_CODE, "weixin://wxpay/1"));

  @ParameterizedTest
  @CsvSource({"QR, native", "WECHAT, jsapi", "MOBILE_WEB, h5", "APP, app"})
  void a_prepay_sends_the_very_text_that_was_fixed(Channel channel, String product) {
    var answer = "{\"code_url\":\"c\",\"prepay_id\":\"p\",\"h5_url\":\"https://wx.example/h?a=1\"}";
    try (var server = new FakeServer(Reply.signed(200, answer))) {
      wallet(server).prepay(ATTEMPT, opened(channel, Optional.empty()));

      var request = server.requests.getFirst();
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.target()).isEqualTo("/v3/pay/transactions/" + product);
      assertThat(request.body()).isEqualTo(REQUEST);
    }
  }

  @Test
  void a_call_carries_its_signature_and_names_the_key_to_sign_its_answer() {
    try (var server = new FakeServer(CODE)) {
      wallet(server).prepay(ATTEMPT, QR);

      var headers = server.requests.getFirst().headers();
      var signature =
          new Authorization("POST", "/v3/pay/transactions/native", "1767225600", "NONCE", REQUEST)
              .header(FakeWechatPay.MCHID, FakeWechatPay.MERCHANT);
      assertThat(headers)
          .containsEntry("Authorization", signature)
          .containsEntry("Accept", "application/json")
          .containsEntry("Content-Type", "application/json")
          .containsEntry("User-Agent", "Guitai/1")
          .containsEntry("Wechatpay-Serial", FakeWechatPay.KEY_ID);
    }
  }

  @Test
  void a_prepay_returns_the_text_of_the_qr_code() {
    assertThat(prepay(CODE)).isEqualTo(CODE_OBTAINED);
  }

  @Test
  void mobile_web_is_sent_to_wechat_and_back() {
    var reply = Reply.signed(200, "{\"h5_url\":\"https://wx.example/h?prepay_id=1\"}");
    try (var server = new FakeServer(reply)) {
      var returnUrl = Optional.of("https://store.example/back?a=1&b=应");
      assertThat(wallet(server).prepay(ATTEMPT, opened(Channel.MOBILE_WEB, returnUrl)))
          .isEqualTo(
              new Prepay.Obtained(
                  new PaymentInstructions(
                      Kind.REDIRECT,
                      Optional.of(
                          "https://wx.example/h?prepay_id=1&redirect_url="
                              + "https%3A%2F%2Fstore.example%2Fback%3Fa%3D1%26b%3D%E5%BA%94"),
                      Optional.of(Instant.parse("2026-01-01T00:05:00Z")))));
    }
  }

  @Test
  void inside_wechat_and_in_an_app_the_invocation_is_signed_for_the_attempts_app() {
    try (var server = new FakeServer(Reply.signed(200, "{\"prepay_id\":\"wx1\"}"))) {
      var page = invoked(wallet(server).prepay(ATTEMPT, opened(Channel.WECHAT, Optional.empty())));
      var app = invoked(wallet(server).prepay(ATTEMPT, opened(Channel.APP, Optional.empty())));

      assertThat(Json.parse(page).getString("appId")).isEqualTo("wxattempt");
      assertThat(Json.parse(page).getString("paySign"))
          .isEqualTo(FakeWechatPay.MERCHANT.sign("wxattempt\n1767225600\nNONCE\nprepay_id=wx1\n"));
      assertThat(Json.parse(app).getString("sign"))
          .isEqualTo(FakeWechatPay.MERCHANT.sign("wxattempt\n1767225600\nNONCE\nwx1\n"));
    }
  }

  @Test
  void an_answer_without_the_requested_field_is_unavailable() {
    try (var server = new FakeServer(Reply.signed(200, "{}"))) {
      assertUnavailable(server, 1);
    }
  }

  @Test
  void an_unsigned_success_is_discarded_and_the_call_repeated() {
    try (var server = new FakeServer(Reply.unsigned(200, "{\"code_url\":\"evil\"}"), CODE)) {
      assertThat(qr(server)).isEqualTo(CODE_OBTAINED);
      assertThat(server.requests).hasSize(2);
      assertThat(server.requests.get(0).body()).isEqualTo(server.requests.get(1).body());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Wechatpay-Signature, WECHATPAY/SIGNTEST/not-base64=",
    "Wechatpay-Signature, AAAA",
    "Wechatpay-Serial, PUB_KEY_ID_2",
    "Wechatpay-Timestamp, 1767225299",
    "Wechatpay-Nonce, other"
  })
  void a_probe_or_a_wrong_signature_is_discarded_and_the_call_repeated(
      String header, String value) {
    try (var server = new FakeServer(CODE.with(header, value), CODE)) {
      assertThat(qr(server)).isEqualTo(CODE_OBTAINED);
      assertThat(server.requests).hasSize(2);
    }
  }

  @Test
  void without_a_verified_answer_a_call_ends_after_two_repeats() {
    try (var server = new FakeServer(Reply.unsigned(200, "{\"code_url\":\"evil\"}"))) {
      assertUnavailable(server, 3);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "500, SYSTEM_ERROR",
    "500, BANK_ERROR",
    "502, SERVICE_UNAVAILABLE",
    "503, X",
    "302, X",
    "202, X"
  })
  void a_passing_error_is_repeated(int status, String code) {
    try (var server = new FakeServer(Reply.error(status, code), Reply.error(status, code), CODE)) {
      assertThat(qr(server)).isEqualTo(CODE_OBTAINED);
      assertThat(server.requests).hasSize(3);
    }
  }

  @ParameterizedTest
  @CsvSource({"401, SIGN_ERROR", "429, FREQUENCY_LIMITED", "400, ORDERPAID", "403, SOMETHING_NEW"})
  void an_error_that_is_not_final_leaves_the_attempt_as_it_is(int status, String code) {
    try (var server = new FakeServer(Reply.error(status, code))) {
      assertUnavailable(server, 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, PARAM_ERROR",
    "400, INVALID_REQUEST",
    "400, APPID_MCHID_NOT_MATCH",
    "403, NO_AUTH",
    "403, NOAUTH",
    "403, OUT_TRADE_NO_USED",
    "400, ORDER_CLOSED",
    "500, OPENID_MISMATCH"
  })
  void a_definite_refusal_has_the_providers_own_code(int status, String code) {
    try (var server = new FakeServer(Reply.error(status, code))) {
      assertThat(qr(server)).isEqualTo(new Prepay.Refused(code));
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void an_answer_larger_than_64_kilobytes_is_not_read() {
    try (var server = new FakeServer(Reply.signed(200, "{\"a\":\"" + "x".repeat(70_000) + "\"}"))) {
      assertUnavailable(server, 3);
    }
  }

  @Test
  void without_an_answer_the_call_ends_within_eight_seconds() {
    try (var server = new FakeServer(CODE.late(Duration.ofSeconds(20)))) {
      long begin = System.nanoTime();
      assertUnavailable(server, 2);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
    }
  }

  @Test
  void a_server_that_does_not_exist_is_unavailable() {
    var server = new FakeServer(CODE);
    server.close();
    assertUnavailable(server, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOTPAY", "USERPAYING", "ACCEPT", "PAYERROR"})
  void unpaid_is_payable(String state) {
    assertThat(query(state)).isEqualTo(new PaymentStatus.Unpaid());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CLOSED", "REVOKED"})
  void closed_is_closed(String state) {
    assertThat(query(state)).isEqualTo(new PaymentStatus.Closed());
  }

  @Test
  void a_payment_found_by_query_is_the_one_a_notification_reports() {
    assertThat(query("SUCCESS"))
        .isInstanceOfSatisfying(
            PaymentStatus.Paid.class,
            paid -> {
              assertThat(paid.payment().id().text()).isEqualTo("wechat-pay:1900000001:4200001");
              assertThat(paid.payment().amount()).isEqualTo(Money.of(600, "CNY"));
            });
    assertThat(query("REFUND")).isInstanceOf(PaymentStatus.PartlyRefunded.class);
  }

  /// ADDR-11: as in a notification.
  @Test
  void a_transaction_that_names_no_currency_is_in_yuan() {
    var named = FakeWechatPay.transaction(ATTEMPT.text(), "SUCCESS", "600");
    var answer = named.replace(",\"currency\":\"CNY\"", "");
    assertThat(answer).isNotEqualTo(named);
    assertThat(query(Reply.signed(200, answer)))
        .isInstanceOfSatisfying(
            PaymentStatus.Paid.class,
            paid -> assertThat(paid.payment().amount()).isEqualTo(Money.of(600, "CNY")));
  }

  @Test
  void an_unpaid_transaction_may_have_few_fields() {
    var answer =
        "{\"mchid\":\"1900000001\",\"appid\":\"wxqr\",\"out_trade_no\":\"%s\",\"trade_state\":\"NOTPAY\"}"
            .formatted(ATTEMPT.text());
    assertThat(query(Reply.signed(200, answer))).isEqualTo(new PaymentStatus.Unpaid());
  }

  @Test
  void a_query_asks_with_our_merchant_number() {
    try (var server = new FakeServer(Reply.error(404, "ORDER_NOT_EXIST"))) {
      wallet(server).query(ATTEMPT, QR);
      assertThat(server.requests.getFirst().target())
          .isEqualTo("/v3/pay/transactions/out-trade-no/" + ATTEMPT.text() + "?mchid=1900000001");
      assertThat(server.requests.getFirst().headers()).doesNotContainKey("Content-Type");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ORDER_NOT_EXIST", "ORDERNOTEXIST"})
  void no_such_order_is_unknown(String code) {
    assertThat(query(Reply.error(404, code))).isEqualTo(new PaymentStatus.Unknown());
  }

  @ParameterizedTest
  @CsvSource({"404, RESOURCE_NOT_EXISTS", "400, PARAM_ERROR", "403, NO_AUTH"})
  void any_other_error_says_nothing_about_the_order(int status, String code) {
    assertThatThrownBy(() -> query(Reply.error(status, code))).isInstanceOf(Unavailable.class);
  }

  @Test
  void an_empty_404_says_nothing_of_the_order() {
    assertThatThrownBy(() -> query(Reply.unsigned(404, ""))).isInstanceOf(Unavailable.class);
  }

  @ParameterizedTest
  @CsvSource({
    "\"mchid\":\"1900000001\", \"mchid\":\"1900000002\"",
    "\"appid\":\"wxqr\", \"appid\":\"wxother\"",
    "ABCDEFGHJKMNPQRS01, ABCDEFGHJKMNPQRS02",
    "SUCCESS, SOMETHING_NEW",
    "\"total\":600, \"total\":-600",
    "2026-01-01T08, 2026-13-01T08"
  })
  void a_signed_answer_about_another_transaction_is_not_accepted(String from, String to) {
    var answer = transaction("SUCCESS");
    assertThat(answer).contains(from);
    assertThatThrownBy(() -> query(Reply.signed(200, answer.replace(from, to))))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void a_transaction_is_found_by_wechat_pays_number() { // OPS-3
    try (var server =
        new FakeServer(
            Reply.signed(200, transaction("SUCCESS")), Reply.error(404, "ORDER_NOT_EXIST"))) {
      var found = wallet(server).transaction("4200001").orElseThrow();
      assertThat(found.merchantOrderNumber()).isEqualTo(ATTEMPT.text());
      assertThat(found.payment()).isEqualTo(id("1900000001", "4200001"));
      assertThat(wallet(server).transaction("4200002")).isEmpty();
      assertThat(wallet(server).transaction("1/../2?x")).isEmpty();
      assertThat(server.requests).hasSize(2);
    }
  }

  @Test
  void a_payment_is_found_by_its_own_number_too() {
    try (var server = new FakeServer(Reply.signed(200, transaction("SUCCESS")))) {
      assertThat(wallet(server).query(id("1900000001", "4200001")))
          .get()
          .isInstanceOf(PaymentStatus.Paid.class);
      assertThat(server.requests.getFirst().target())
          .isEqualTo("/v3/pay/transactions/id/4200001?mchid=1900000001");
      assertThatThrownBy(() -> wallet(server).query(id("1900000001", "4200002")))
          .isInstanceOf(Unavailable.class);
      assertThat(wallet(server).query(id("1900000001", "1/../2?x"))).isEmpty();
      assertThat(wallet(server).query(id("1900000002", "4200001"))).isEmpty();
    }
  }

  private static PaymentId id(String account, String number) {
    return new PaymentId("wechat-pay", account, number);
  }

  @Test
  void a_signed_empty_answer_confirms_a_close() {
    try (var server = new FakeServer(Reply.signed(204, ""))) {
      assertThat(wallet(server).close(ATTEMPT, QR)).isEqualTo(new Close.Done());
      var request = server.requests.getFirst();
      assertThat(request.target())
          .isEqualTo("/v3/pay/transactions/out-trade-no/" + ATTEMPT.text() + "/close");
      assertThat(request.body()).isEqualTo("{\"mchid\":\"1900000001\"}");
    }
  }

  @Test
  void an_unsigned_close_is_not_accepted() {
    try (var server = new FakeServer(Reply.unsigned(204, ""))) {
      assertThatThrownBy(() -> wallet(server).close(ATTEMPT, QR)).isInstanceOf(Unavailable.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ORDERPAID", "ORDER_PAID"})
  void a_paid_order_does_not_close(String code) {
    try (var server = new FakeServer(Reply.error(400, code))) {
      assertThat(wallet(server).close(ATTEMPT, QR)).isEqualTo(new Close.AlreadyPaid());
    }
  }

  @Test
  void a_refused_close_has_the_providers_code_if_it_is_a_code() {
    try (var server =
        new FakeServer(Reply.error(400, "ORDER_CLOSED"), Reply.error(403, "<b>\\n</b>"))) {
      assertThat(wallet(server).close(ATTEMPT, QR)).isEqualTo(new Close.Refused("ORDER_CLOSED"));
      assertThat(wallet(server).close(ATTEMPT, QR)).isEqualTo(new Close.Refused("HTTP_403"));
    }
  }

  private static Prepay prepay(Reply reply) {
    try (var server = new FakeServer(reply)) {
      return qr(server);
    }
  }

  private static Prepay qr(FakeServer server) {
    return wallet(server).prepay(ATTEMPT, QR);
  }

  private static void assertUnavailable(FakeServer server, int calls) {
    assertThatThrownBy(() -> qr(server)).isInstanceOf(Unavailable.class);
    assertThat(server.requests).hasSize(calls);
  }

  private static PaymentStatus query(String state) {
    return query(Reply.signed(200, transaction(state)));
  }

  private static PaymentStatus query(Reply reply) {
    try (var server = new FakeServer(reply)) {
      return wallet(server).query(ATTEMPT, QR);
    }
  }

  private static String transaction(String state) {
    return FakeWechatPay.transaction(ATTEMPT.text(), state, "600");
  }

  private static String invoked(Prepay prepay) {
    return prepay instanceof Prepay.Obtained(var instructions)
        ? instructions.content().orElseThrow()
        : "";
  }

  private static AttemptTerms opened(Channel channel, Optional<String> returnUrl) {
    return new AttemptTerms(
        Method.WECHAT_PAY,
        channel,
        FakeWechatPay.MCHID,
        "wxattempt",
        FakeWechatPay.NOW.plusSeconds(900),
        REQUEST,
        returnUrl);
  }

  private static WechatPayWallet wallet(FakeServer server) {
    return new WechatPayWallet(
        FakeWechatPay.account(server.address()),
        () -> FakeWechatPay.MERCHANT,
        () -> FakeWechatPay.KEYS,
        new FixedNonce(FakeWechatPay.NOW, "NONCE"));
  }
}

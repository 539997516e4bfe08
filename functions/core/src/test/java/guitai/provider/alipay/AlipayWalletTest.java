package guitai.provider.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.http.JdkHost;
import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.order.OrderId;
import guitai.order.PaymentInstructions;
import guitai.order.PaymentInstructions.Kind;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.provider.Payer;
import guitai.provider.Wallet.Close;
import guitai.provider.Wallet.PaymentStatus;
import guitai.provider.Wallet.Prepay;
import guitai.provider.Wallet.PrepayRequest;
import guitai.provider.alipay.FakeAlipay.Node;
import guitai.storefront.Channel;
import guitai.storefront.Money;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlipayWalletTest {
  private static final AttemptId ID = new AttemptId(new OrderId("0".repeat(26)), 1);
  private static final String NUMBER = ID.text();
  private static final String PRECREATE = "alipay.trade.precreate";
  private static final String QUERY = "alipay.trade.query";
  private static final String CLOSE = "alipay.trade.close";
  private static final Instant EXPIRY = Instant.parse("2026-03-01T02:15:00Z");
  private static final Node CODE =
      Node.done(PRECREATE, Map.of("out_trade_no", NUMBER, "qr_code", "https://qr.alipay.com/bax0"));

  private static PrepayRequest request(Channel channel, String title, Optional<String> returnUrl) {
    return new PrepayRequest(
        ID,
        channel,
        Money.of(600, "CNY"),
        title,
        EXPIRY,
        new Payer(Optional.empty(), Optional.of("203.0.113.7")),
        returnUrl);
  }

  private static AttemptTerms opened(FakeAlipay alipay, Channel channel) {
    var attempt =
        alipay.wallet().prepare(request(channel, "墨园", Optional.of("https://shop.example.com/r")));
    return attempt;
  }

  private static Prepay prepay(FakeAlipay alipay, Channel channel) {
    return alipay.wallet().prepay(ID, opened(alipay, channel));
  }

  private static PaymentStatus query(FakeAlipay alipay) {
    return alipay.wallet().query(ID, opened(alipay, Channel.QR));
  }

  private static PaymentInstructions instructions(Prepay prepay) {
    return ((Prepay.Obtained) prepay).instructions();
  }

  @Test
  void a_code_is_requested_once_with_every_parameter() {
    try (var alipay = new FakeAlipay(CODE)) {
      assertThat(instructions(prepay(alipay, Channel.QR)))
          .isEqualTo(new PaymentInstructions(Kind.QR_CODE, "https://qr.alipay.com/bax0"));
      assertThat(alipay.calls).hasSize(1);
      var call = alipay.calls.getFirst();
      assertThat(call.method()).isEqualTo(PRECREATE);
      assertThat(call.parameters())
          .containsEntry("notify_url", "https://pay.example.com/callbacks/alipay")
          .doesNotContainKey("return_url");
      assertThat(call.content().toString())
          .isEqualTo(
              "{\"out_trade_no\":\""
                  + NUMBER
                  + "\",\"total_amount\":\"6.00\",\"subject\":\"墨园\","
                  + "\"product_code\":\"QR_CODE_OFFLINE\","
                  + "\"time_expire\":\"2026-03-01 10:15:00\","
                  + "\"business_params\":{\"mc_create_trade_ip\":\"203.0.113.7\"}}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "WEB, alipay.trade.page.pay, FAST_INSTANT_TRADE_PAY",
    "MOBILE_WEB, alipay.trade.wap.pay, QUICK_WAP_WAY"
  })
  void a_page_is_an_address_to_open_and_no_call(Channel channel, String method, String product) {
    try (var alipay = new FakeAlipay(CODE)) {
      var instructions = instructions(prepay(alipay, channel));
      assertThat(instructions.kind()).isEqualTo(Kind.REDIRECT);
      assertThat(alipay.calls).isEmpty();
      var uri = URI.create(instructions.content().orElseThrow());
      assertThat(instructions.content().orElseThrow()).startsWith(alipay.origin() + "/gateway.do?");
      var parameters = decoded(uri.getRawQuery());
      requireSigned(parameters);
      assertThat(parameters)
          .containsEntry("method", method)
          .containsEntry("return_url", "https://shop.example.com/r");
      assertThat(parameters.get("biz_content"))
          .contains(product, "\"goods_type\":\"0\"", "\"{\\\"mc_create_trade_ip\\\"");
    }
  }

  @Test
  void an_app_gets_a_signed_order_string() {
    try (var alipay = new FakeAlipay(CODE)) {
      var instructions = instructions(prepay(alipay, Channel.APP));
      assertThat(instructions.kind()).isEqualTo(Kind.ORDER_STRING);
      var parameters = decoded(instructions.content().orElseThrow());
      requireSigned(parameters);
      assertThat(parameters).containsEntry("method", "alipay.trade.app.pay");
      assertThat(parameters).doesNotContainKey("return_url");
    }
  }

  private static Map<String, String> decoded(String query) {
    var parameters = new TreeMap<String, String>();
    Vectors.pairs(query)
        .forEach(pair ->
            parameters.put(
                pair.getKey(), URLDecoder.decode(pair.getValue(), StandardCharsets.UTF_8)));
    return parameters;
  }

  private static void requireSigned(Map<String, String> parameters) {
    var unsigned = new TreeMap<>(parameters);
    var sign = unsigned.remove("sign");
    assertThat(SignedRequest.of(unsigned, Vectors.merchant()).parameters().get("sign"))
        .isEqualTo(sign);
  }

  @Test
  void forbidden_characters_of_a_title_are_replaced_and_a_long_title_is_cut() {
    assertThat(TradeRequest.subject("A/B=C&D")).isEqualTo("A／B＝C＆D");
    assertThat(TradeRequest.subject("😀".repeat(300))).isEqualTo("😀".repeat(256));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACQ.ACCESS_FORBIDDEN", "ACQ.TOTAL_FEE_EXCEED", "ACQ.TRADE_HAS_CLOSE"})
  void a_final_refusal_has_alipays_own_code(String code) {
    try (var alipay = new FakeAlipay(Node.error(PRECREATE, code))) {
      assertThat(prepay(alipay, Channel.QR)).isEqualTo(new Prepay.Refused(code));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACQ.SYSTEM_ERROR",
        "aop.ACQ.SYSTEM_ERROR",
        "AQC.SYSTEM_ERROR",
        "isp.unknow-error",
        "ACQ.TRADE_HAS_SUCCESS",
        "isv.app-call-limited",
        "ACQ.SOMETHING_NEW"
      })
  void any_other_error_leaves_the_attempt_as_it_is_without_a_second_call(String code) {
    try (var alipay = new FakeAlipay(Node.error(PRECREATE, code))) {
      assertThatThrownBy(() -> prepay(alipay, Channel.QR)).isInstanceOf(Unavailable.class);
      assertThat(alipay.calls).hasSize(1);
    }
  }

  @Test
  void an_answer_about_another_order_or_unsigned_or_no_json_is_unavailable() {
    var other = Node.done(PRECREATE, Map.of("out_trade_no", "X", "qr_code", "evil"));
    var html = "<html>系统繁忙</html>".getBytes(StandardCharsets.UTF_8);
    for (var body : List.of(other.signed(), CODE.bytes(""), html, new byte[0])) {
      try (var alipay = new FakeAlipay()) {
        alipay.give(body);
        assertThatThrownBy(() -> prepay(alipay, Channel.QR)).isInstanceOf(Unavailable.class);
      }
    }
  }

  @Test
  void a_too_large_answer_is_unavailable() {
    try (var alipay =
        new FakeAlipay(Node.done(QUERY, Map.of("out_trade_no", "x".repeat(70_000))))) {
      assertThatThrownBy(() -> query(alipay)).isInstanceOf(Unavailable.class);
    }
  }

  private static Node trade(String status, Map<String, String> more) {
    var fields = new TreeMap<>(more);
    fields.put("out_trade_no", NUMBER);
    fields.put("trade_no", "2026030122001400170500000001");
    fields.put("trade_status", status);
    fields.put("total_amount", "6.00");
    fields.put("buyer_pay_amount", "5.00");
    return Node.done(QUERY, fields);
  }

  @ParameterizedTest
  @CsvSource({
    "TRADE_SUCCESS, true, Paid",
    "TRADE_FINISHED, true, Paid",
    "TRADE_CLOSED, true, FullyRefunded",
    "TRADE_CLOSED, false, Closed",
    "WAIT_BUYER_PAY, false, Unpaid"
  })
  void a_query_reads_the_status_of_the_trade(String status, boolean paid, String expected) {
    Map<String, String> at = paid ? Map.of("send_pay_date", "2026-03-01 10:00:05") : Map.of();
    try (var alipay = new FakeAlipay(trade(status, at))) {
      var found = query(alipay);
      assertThat(found.getClass().getSimpleName()).isEqualTo(expected);
      assertThat(alipay.calls.getFirst().content().toString())
          .isEqualTo("{\"out_trade_no\":\"" + NUMBER + "\"}");
      if (found instanceof PaymentStatus.Paid(var payment)) {
        assertThat(payment.amount()).isEqualTo(Money.of(600, "CNY"));
        assertThat(payment.app()).isEqualTo(Vectors.ACCOUNT.appId());
        assertThat(payment.id().account()).isEqualTo(Vectors.ACCOUNT.sellerId());
        assertThat(payment.paidAt()).isEqualTo("2026-03-01T02:00:05Z");
      }
    }
  }

  @Test
  void an_unscanned_code_is_unknown_and_a_payment_without_its_time_unavailable() {
    try (var alipay = new FakeAlipay(Node.error(QUERY, "ACQ.TRADE_NOT_EXIST"))) {
      assertThat(query(alipay)).isInstanceOf(PaymentStatus.Unknown.class);
      alipay.give(trade("TRADE_SUCCESS", Map.of()));
      assertThatThrownBy(() -> query(alipay)).isInstanceOf(Unavailable.class);
      alipay.give(trade("SOMETHING_NEW", Map.of()));
      assertThatThrownBy(() -> query(alipay)).isInstanceOf(Unavailable.class);
    }
  }

  @Test
  void a_transaction_is_found_by_alipays_number() { // OPS-3
    try (var alipay =
        new FakeAlipay(
            trade("TRADE_SUCCESS", Map.of()), Node.error(QUERY, "ACQ.TRADE_NOT_EXIST"))) {
      var found = alipay.wallet().transaction("2026030122001400170500000001").orElseThrow();
      assertThat(found.merchantOrderNumber()).isEqualTo(NUMBER);
      assertThat(found.payment().number()).isEqualTo("2026030122001400170500000001");
      assertThat(alipay.wallet().transaction("2026030122001400170500000002")).isEmpty();
      assertThat(alipay.wallet().transaction("ABCDEFGHJKMNPQRS")).isEmpty();
      assertThat(alipay.calls).hasSize(2);
    }
  }

  @Test
  void a_query_with_an_unclear_answer_is_repeated() {
    var busy = Node.of(QUERY, "20000", Map.of("sub_code", "isp.unknow-error"));
    try (var alipay = new FakeAlipay(busy, trade("WAIT_BUYER_PAY", Map.of()))) {
      assertThat(query(alipay)).isInstanceOf(PaymentStatus.Unpaid.class);
      assertThat(alipay.calls).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ACQ.TRADE_NOT_EXIST, OnlyByExpiry",
    "ACQ.CLOSE_FAILED, Refused",
    "ACQ.TRADE_STATUS_ERROR, AlreadyPaid",
    "ACQ.REASON_TRADE_STATUS_INVALID, AlreadyPaid",
    "ACQ.REASON_ILLEGAL_STATUS, AlreadyPaid"
  })
  void a_refused_close_says_why(String code, String close) {
    try (var alipay = new FakeAlipay(Node.error(CLOSE, code))) {
      var answer = alipay.wallet().close(ID, opened(alipay, Channel.QR));
      assertThat(answer.getClass().getSimpleName()).isEqualTo(close);
    }
  }

  @Test
  void a_close_is_done_if_alipay_confirms_it_for_this_order() {
    try (var alipay = new FakeAlipay(Node.done(CLOSE, Map.of("out_trade_no", NUMBER)))) {
      assertThat(alipay.wallet().close(ID, opened(alipay, Channel.QR)))
          .isInstanceOf(Close.Done.class);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Channel.class, names = "WECHAT")
  void a_channel_that_isnt_offered_and_odd_details_are_refused_without_a_call(Channel channel) {
    try (var alipay = new FakeAlipay(CODE)) {
      var wallet = alipay.wallet();
      var none = Optional.<String>empty();
      assertThatThrownBy(() -> wallet.prepare(request(channel, "t", none)))
          .isInstanceOf(Problem.class);
      assertThatThrownBy(() -> wallet.prepare(request(Channel.WEB, "t", Optional.of("x:y"))))
          .isInstanceOf(Problem.class);
      assertThat(alipay.calls).isEmpty();
    }
  }

  @Test
  void the_apps_own_key_in_the_place_of_alipays_is_refused() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var pair = generator.generateKeyPair();
    try (var alipay = new FakeAlipay(CODE)) {
      var wallet =
          new AlipayWallet(
              alipay.account(),
              () -> new AlipayMerchant(pair.getPrivate(), Optional.empty()),
              () -> new AlipayKeys(List.of(pair.getPublic())),
              new JdkHost(() -> FakeAlipay.NOW));
      assertThatThrownBy(() -> wallet.query(ID, opened(alipay, Channel.QR)))
          .isInstanceOf(IllegalStateException.class);
      assertThat(alipay.calls).isEmpty();
    }
  }
}

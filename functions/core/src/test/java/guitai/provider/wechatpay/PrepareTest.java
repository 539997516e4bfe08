package guitai.provider.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.http.JdkHost;
import guitai.order.AttemptId;
import guitai.order.OrderId;
import guitai.problem.Problem;
import guitai.provider.Payer;
import guitai.provider.Wallet.PrepayRequest;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import guitai.storefront.Money;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrepareTest {
  private static final AttemptId ATTEMPT =
      new AttemptId(new OrderId("0123456789ABCDEFGHJKMNPQRS"), 1);
  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<String> ADDRESS = Optional.of("203.0.113.7");

  private final WechatPayWallet wallet = wallet(FakeWechatPay.ACCOUNT);

  @Test
  void a_native_order_is_exactly_this_text() {
    var attempt = wallet.prepare(request(Channel.QR, 600, "应用", NONE, ADDRESS, NONE));

    assertThat(attempt.request())
        .isEqualTo(
            """
            {"appid":"wxqr","mchid":"1900000001","description":"应用",\
            "out_trade_no":"0123456789ABCDEFGHJKMNPQRS01",\
            "time_expire":"2026-01-01T08:15:00+08:00",\
            "notify_url":"https://store.example/notifications/wechat-pay",\
            "amount":{"total":600,"currency":"CNY"}}\
            """);
    assertThat(attempt.method()).isEqualTo(Method.WECHAT_PAY);
    assertThat(attempt.account()).isEqualTo("1900000001");
    assertThat(attempt.app()).isEqualTo("wxqr");
    assertThat(attempt.expiresAt()).isEqualTo(Instant.parse("2026-01-01T00:15:00.999Z"));
  }

  @Test
  void inside_wechat_the_payer_is_named() {
    var request =
        wallet.prepare(request(Channel.WECHAT, 1, "a", Optional.of("oUpF-_8"), NONE, NONE));
    assertThat(request.request()).endsWith(",\"payer\":{\"openid\":\"oUpF-_8\"}}");
    assertThat(request.app()).isEqualTo("wxjsapi");
  }

  @Test
  void on_the_mobile_web_the_clients_address_is_named() {
    var returnUrl = Optional.of("https://store.example/back");
    var attempt = wallet.prepare(request(Channel.MOBILE_WEB, 1, "a", NONE, ADDRESS, returnUrl));
    assertThat(attempt.request())
        .endsWith(
            ",\"scene_info\":{\"payer_client_ip\":\"203.0.113.7\",\"h5_info\":{\"type\":\"Wap\"}}}");
    assertThat(attempt.returnUrl()).isEqualTo(returnUrl);
  }

  @ParameterizedTest
  @CsvSource({
    "WECHAT, , payer-openid-required",
    "QR, o1, payer-openid-refused",
    "APP, o1, payer-openid-refused",
    "MOBILE_WEB, o1, payer-openid-refused",
    "WECHAT, o 1, payer-openid-malformed",
    "WECHAT, '\"', payer-openid-malformed",
    "WEB, , channel-not-offered"
  })
  void an_openid_is_for_payments_inside_wechat(Channel channel, String openId, String problem) {
    assertProblem(request(channel, 1, "a", Optional.ofNullable(openId), ADDRESS, NONE), problem);
  }

  @Test
  void an_empty_openid_is_none() {
    assertProblem(
        request(Channel.WECHAT, 1, "a", Optional.of(""), NONE, NONE), "payer-openid-malformed");
  }

  @Test
  void the_mobile_web_needs_the_clients_address() {
    assertProblem(request(Channel.MOBILE_WEB, 1, "a", NONE, NONE, NONE), "client-address-required");
    assertProblem(
        request(Channel.MOBILE_WEB, 1, "a", NONE, Optional.of("somewhere"), NONE),
        "client-address-required");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "back", "javascript:alert(1)", "https://", "https://a b", "file:///a"})
  void a_return_url_is_an_address_of_the_web(String url) {
    assertProblem(
        request(Channel.MOBILE_WEB, 1, "a", NONE, ADDRESS, Optional.of(url)),
        "return-url-malformed");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2_147_483_648L})
  void an_amount_is_at_least_one_fen_and_an_int(long amount) {
    assertProblem(request(Channel.QR, amount, "a", NONE, NONE, NONE), "amount-not-payable");
  }

  @Test
  void another_currency_is_not_offered() {
    var request =
        new PrepayRequest(
            ATTEMPT,
            Channel.QR,
            Money.of(1, "USD"),
            "a",
            FakeWechatPay.NOW,
            new Payer(NONE, NONE),
            NONE);
    assertProblem(request, "currency-not-offered");
  }

  @Test
  void a_channel_without_an_app_is_not_offered() {
    var account =
        new WechatPayAccount(
            "1",
            Map.of(Channel.QR, "wx1"),
            FakeWechatPay.ACCOUNT.baseUrl(),
            URI.create("http://a/b"));
    assertThat(wallet(account).channels()).containsExactly(Channel.QR);
    assertThatThrownBy(
            () -> wallet(account).prepare(request(Channel.APP, 1, "a", NONE, NONE, NONE)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo("channel-not-offered"));
  }

  @Test
  void a_description_is_cut_to_127_bytes_and_no_character_in_half() {
    assertThat(PrepayBody.cut("应".repeat(42), 127)).hasSize(42);
    assertThat(PrepayBody.cut("应".repeat(43), 127)).hasSize(42);
    assertThat(PrepayBody.cut("a".repeat(128), 127)).isEqualTo("a".repeat(127));
    assertThat(PrepayBody.cut("a".repeat(124) + "🎵🎵", 127)).isEqualTo("a".repeat(124));
    assertThat(PrepayBody.cut("a".repeat(123) + "🎵🎵", 127)).isEqualTo("a".repeat(123) + "🎵");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/n?b=1",
    "https://a.example/n#b",
    "ftp://a.example/n",
    "/n",
    "https://u@a/n"
  })
  void a_notify_url_is_one_wechat_pay_can_post_to(String url) {
    assertThatThrownBy(() ->
            new WechatPayAccount("1", Map.of(), FakeWechatPay.ACCOUNT.baseUrl(), URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_web_channel_has_no_app_at_wechat_pay() {
    var api = FakeWechatPay.ACCOUNT.baseUrl();
    assertThatThrownBy(() ->
            new WechatPayAccount("1", Map.of(Channel.WEB, "wx1"), api, URI.create("http://a/b")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void assertProblem(PrepayRequest request, String type) {
    assertThatThrownBy(() -> wallet.prepare(request))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }

  private static PrepayRequest request(
      Channel channel,
      long amount,
      String description,
      Optional<String> openId,
      Optional<String> clientAddress,
      Optional<String> returnUrl) {
    return new PrepayRequest(
        ATTEMPT,
        channel,
        Money.of(amount, "CNY"),
        description,
        FakeWechatPay.NOW.plusSeconds(900).plusMillis(999),
        new Payer(openId, clientAddress),
        returnUrl);
  }

  private static WechatPayWallet wallet(WechatPayAccount account) {
    return new WechatPayWallet(
        account,
        () -> FakeWechatPay.MERCHANT,
        () -> FakeWechatPay.KEYS,
        new JdkHost(InstantSource.fixed(FakeWechatPay.NOW)));
  }
}

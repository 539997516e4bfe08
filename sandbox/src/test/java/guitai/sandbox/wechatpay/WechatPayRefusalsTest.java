package guitai.sandbox.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.sandbox.simulator.Randomness;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class WechatPayRefusalsTest {
  private static final String NATIVE = "/v3/pay/transactions/native";
  private static final String NOTIFY = "http://localhost:1/notifications/wechat-pay";
  private static final String CERTIFICATES = "/v3/certificates";

  private World world;
  private MerchantClient merchant;

  @BeforeAll
  void open(@TempDir Path home) {
    world = World.open(home);
    merchant = world.merchant();
  }

  @AfterAll
  void close() {
    world.close();
  }

  @Test
  void a_request_without_authorization_is_refused_unsigned() {
    var answer = signedWith(Map.of("Authorization", ""));
    refused(answer, 401, "SIGN_ERROR", "Http头Authorization值格式错误");
    assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("wechatpay"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WECHATPAY2-SHA256-RSA2048",
        "WECHATPAY2-SHA256-RSA2048 mchid=\"1\"",
        "WECHATPAY2-SHA256-RSA2048"
            + " mchid=\"1\",mchid=\"1\",nonce_str=\"n\",timestamp=\"1\",serial_no=\"s\"",
        "WECHATPAY2-SHA256-RSA2048"
            + " mchid=\"1\",nonce_str=\"\",timestamp=\"1\",serial_no=\"s\",signature=\"x\"",
        "WECHATPAY2-SHA256-RSA2048"
            + " mchid=\"1\",nonce_str=\"n\",timestamp=\"now\",serial_no=\"s\",signature=\"x\""
      })
  void an_authorization_of_another_form_is_refused(String authorization) {
    refused(
        signedWith(Map.of("Authorization", authorization)),
        401,
        "SIGN_ERROR",
        "Http头Authorization值格式错误");
  }

  @Test
  void another_scheme_is_refused() {
    refused(signedWith(Map.of("Authorization", "Bearer abc")), 401, "SIGN_ERROR", "认证类型不正确");
  }

  @ParameterizedTest
  @ValueSource(longs = {-302, 302})
  void a_request_signed_more_than_five_minutes_apart_is_refused_before_its_signature(long seconds) {
    var at = Instant.now().plusSeconds(seconds).getEpochSecond();
    var authorization =
        merchant.authorization("GET", "/elsewhere", "", at, merchant.credential("merchantSerial"));
    refused(signedWith(Map.of("Authorization", authorization)), 401, "SIGN_ERROR", "不得超过5分钟");
  }

  @Test
  void a_serial_that_is_not_the_merchants_is_refused() {
    var authorization =
        merchant.authorization(
            "GET",
            CERTIFICATES,
            "",
            Instant.now().getEpochSecond(),
            Keys.serial(Randomness.ofMachine()));
    refused(signedWith(Map.of("Authorization", authorization)), 401, "SIGN_ERROR", "证书序列号有误");
  }

  @Test
  void a_signature_over_another_target_is_refused_and_the_answer_shows_the_verified_text() {
    var authorization =
        merchant.authorization(
            "GET",
            CERTIFICATES + "?a=b",
            "",
            Instant.now().getEpochSecond(),
            merchant.credential("merchantSerial"));
    var answer = signedWith(Map.of("Authorization", authorization));
    refused(answer, 401, "SIGN_ERROR", "签名错误");
    var information =
        Json.parse(answer.body()).getJsonObject("detail").getJsonObject("sign_information");
    assertThat(information.getString("truncated_sign_message"))
        .startsWith("GET\n/v3/certificates\n")
        .endsWith("\nnonce\n\n");
  }

  @Test
  void a_body_changed_after_signing_is_refused() {
    var body = order("CHANGED001").build().toString();
    var authorization =
        merchant.authorization(
            "POST",
            NATIVE,
            body,
            Instant.now().getEpochSecond(),
            merchant.credential("merchantSerial"));
    var changed = body.replace("600", "601");
    var answer = merchant.signed("POST", NATIVE, changed, Map.of("Authorization", authorization));
    refused(answer, 401, "SIGN_ERROR", "签名信息错误，验签失败");
    refused(merchant.query("CHANGED001"), 404, "ORDER_NOT_EXIST", "订单不存在");
  }

  @Test
  void a_request_without_accept_is_refused_before_its_signature() {
    refused(
        signedWith(Map.of("Accept", "", "Authorization", "")),
        400,
        "INVALID_REQUEST",
        "Http头缺少Accept或User-Agent");
  }

  @Test
  void an_answer_is_signed_by_the_key_that_was_named() {
    var publicKeyId = merchant.credential("publicKeyId");
    var named = signedWith(Map.of("Wechatpay-Serial", publicKeyId));
    assertThat(named.headers().firstValue("Wechatpay-Serial")).contains(publicKeyId);
    assertThat(merchant.verifies(named)).isTrue();
    var unnamed = merchant.get(CERTIFICATES);
    assertThat(unnamed.headers().firstValue("Wechatpay-Serial"))
        .contains(merchant.credential("platformSerial"));
    assertThat(merchant.verifies(unnamed)).isTrue();
    refused(signedWith(Map.of("Wechatpay-Serial", "PUB_KEY_ID_0")), 400, "PARAM_ERROR", "序列号");
  }

  @Test
  void unknown_paths_and_methods_are_answered_emptily() {
    assertThat(merchant.get("/v3/pay/nothing").statusCode()).isEqualTo(404);
    assertThat(merchant.get("/v3/pay/transactions/out-trade-no/a/b").body()).isEmpty();
    assertThat(merchant.get(NATIVE).statusCode()).isEqualTo(405);
    assertThat(merchant.get(NATIVE).body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/out_trade_no | \"A1234\"                 | 字节数 5，小于最小值 6",
        "/out_trade_no | \"订单号订单\"             | 必须匹配正则表达式",
        "/out_trade_no | 1234567                   | 此字段需要一个合法的字符串",
        "/description  | null                      | 此字段需要一个合法的字符串",
        "/amount       | {\"total\":0}             |"
            + " 输入源“/body/amount/total”映射到数值字段“总金额”规则校验失败，值低于最小值 1",
        "/amount       | {\"total\":1.5}           | 此字段需要一个合法的64 位有符号整数",
        "/amount       | {\"total\":1,\"currency\":\"USD\"} | 值必须是 CNY",
        "/amount       | {}                        | 必填性规则校验失败，此字段为必填项",
        "/notify_url   | \"http://shop.test/a?b=c\" | 必须匹配正则表达式",
        "/notify_url   | \"shop.test/a\"            | 必须匹配正则表达式",
        "/notify_url   | \"http://a_shop:80/a\"     | 不是合法的地址",
        "/payer        | {\"openid\":\"o1\"}       | 不是已知字段",
        "/time_expire  | \"2026-13-01T00:00:00+08:00\" | 不是合法的时间",
        "/settle_info  | {\"profit_sharing\":\"no\"} | 此字段需要一个合法的布尔值",
        "/limit_pay    | [\"no_cash\"]              | 枚举规则校验失败"
      })
  void a_parameter_against_its_rule_is_refused_in_the_providers_words(
      String field, String value, String message) {
    var parsed = Json.parse("{\"value\":" + value + "}").get("value");
    var body = order("PARAMETER1").add(field.substring(1), parsed);
    var answer = merchant.post(NATIVE, body);
    refused(answer, 400, "PARAM_ERROR", message);
    var detail = Json.parse(answer.body()).getJsonObject("detail");
    assertThat(detail.getString("field")).startsWith(field);
    assertThat(detail.getString("location")).isEqualTo("body");
    assertThat(detail).containsKeys("value", "issue");
  }

  @Test
  void lengths_are_counted_in_bytes() {
    var description = "应".repeat(43);
    refused(
        merchant.post(NATIVE, order("BYTES00001").add("description", description)),
        400,
        "PARAM_ERROR",
        "字节数 129，大于最大值 127");
  }

  @Test
  void each_product_wants_its_own_fields() {
    var jsapi = merchant.order("PRODUCT001", "wechat", NOTIFY);
    refused(merchant.post("/v3/pay/transactions/jsapi", jsapi), 400, "PARAM_ERROR", "“支付者”必填性");
    var h5 = merchant.order("PRODUCT002", "mobile-web", NOTIFY);
    refused(merchant.post("/v3/pay/transactions/h5", h5), 400, "PARAM_ERROR", "“场景信息”必填性");
    var app = merchant.order("PRODUCT003", "qr", NOTIFY);
    refused(merchant.post("/v3/pay/transactions/app", app), 400, "APPID_MCHID_NOT_MATCH", "不匹配");
  }

  @Test
  void another_merchants_orders_are_refused() {
    refused(
        merchant.post(NATIVE, order("OTHER00001").add("mchid", "1900000109")),
        400,
        "PARAM_ERROR",
        "http header中的mchid与post payload中的mchid不匹配");
    refused(
        merchant.post(NATIVE, order("OTHER00002").add("appid", "wx0000000000000000")),
        400,
        "APPID_MCHID_NOT_MATCH",
        "不匹配");
    refused(
        merchant.get("/v3/pay/transactions/out-trade-no/OTHER00001?mchid=1900000109"),
        400,
        "PARAM_ERROR",
        "mchid");
    refused(merchant.get("/v3/pay/transactions/out-trade-no/OTHER00001"), 400, "PARAM_ERROR", "必填");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no json", "[]", "{\"mchid\":1,\"mchid\":2}"})
  void a_body_that_is_no_object_is_refused(String body) {
    refused(merchant.signed("POST", NATIVE, body, Map.of()), 400, "PARAM_ERROR", "JSON");
  }

  @Test
  void a_body_too_deep_or_too_large_is_refused() {
    var deep = "{\"detail\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
    refused(merchant.signed("POST", NATIVE, deep, Map.of()), 400, "PARAM_ERROR", "JSON");
    var large = order("LARGE00001").add("attach", "x".repeat(40_000)).build().toString();
    refused(merchant.signed("POST", NATIVE, large, Map.of()), 400, "INVALID_REQUEST", "过大");
  }

  private JsonObjectBuilder order(String number) {
    return merchant.order(number, "qr", NOTIFY);
  }

  private HttpResponse<String> signedWith(Map<String, String> headers) {
    return merchant.signed("GET", CERTIFICATES, "", headers);
  }

  private static void refused(
      HttpResponse<String> answer, int status, String code, String message) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    var json = Json.parse(answer.body());
    assertThat(json.getString("code")).isEqualTo(code);
    assertThat(json.getString("message")).contains(message);
  }
}

package guitai.sandbox.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.Shop;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WechatPayPlaysTest {
  private static final String NUMBER = "ORDER00001";
  private static final String REFUNDS = "/v3/refund/domestic/refunds";

  @TempDir private Path home;
  private World world;
  private MerchantClient merchant;
  private Shop shop;

  @BeforeEach
  void open() {
    world = World.open(home);
    merchant = world.merchant();
    shop = Shop.answering(200);
    world.order(NUMBER, shop);
  }

  @AfterEach
  void close() {
    world.close();
    shop.close();
  }

  @Test
  void a_payment_in_progress_succeeds_after_the_close() {
    assertThat(late().statusCode()).isEqualTo(409);
    var before = OffsetDateTime.now(ZoneOffset.UTC);
    merchant.close(NUMBER);
    assertThat(world.pay(NUMBER, "").statusCode()).isEqualTo(409);
    assertThat(late().statusCode()).isEqualTo(200);
    assertThat(world.state(NUMBER)).isEqualTo("SUCCESS");
    var notification = new ReceivedNotification(shop.await(1).getFirst(), merchant).opened();
    assertThat(OffsetDateTime.parse(notification.getString("success_time"))).isAfter(before);
    assertThat(late().statusCode()).isEqualTo(409);
    RefusalAssertions.with(merchant.close(NUMBER), 400, "ORDERPAID");
  }

  @Test
  void a_payment_in_progress_succeeds_after_the_expiry() {
    merchant.advance(Duration.ofDays(7).plusSeconds(1).toSeconds());
    assertThat(world.pay(NUMBER, "").statusCode()).isEqualTo(409);
    assertThat(late().statusCode()).isEqualTo(200);
  }

  @Test
  void a_console_refunds_notice_is_xml_of_the_second_version_until_acknowledged_in_xml()
      throws Exception {
    var answers = new AtomicInteger();
    var thanks = "<xml><return_code><![CDATA[SUCCESS]]></return_code></xml>";
    try (var old =
        new Shop(_ ->
            answers.getAndIncrement() == 0
                ? Response.empty(200)
                : Response.of(200, "text/xml", thanks))) {
      world.order("ORDER00002", old);
      world.pay("ORDER00002", ",\"callback\":{\"drop\":true}");
      var played = Json.parse(console("ORDER00002", ",\"amount\":250").body());
      merchant.advance(1);
      old.await(1);
      Shop.pause(Duration.ofMillis(300));
      merchant.advance(15);
      var body = Shop.text(old.await(2).get(1));
      assertThat(value(body, "return_code")).isEqualTo("SUCCESS");
      assertThat(value(body, "mch_id")).isEqualTo(merchant.credential("mchid"));
      var notification = opened(value(body, "req_info"));
      assertThat(value(notification, "out_trade_no")).isEqualTo("ORDER00002");
      assertThat(value(notification, "out_refund_no")).isEqualTo(played.getString("outRefundNo"));
      assertThat(value(notification, "refund_fee")).isEqualTo("250");
      assertThat(value(notification, "refund_status")).isEqualTo("SUCCESS");
      assertThat(value(notification, "success_time"))
          .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
      merchant.advance(Duration.ofDays(2).toSeconds());
      Shop.pause(Duration.ofMillis(200));
      assertThat(old.received()).hasSize(2);
      var queried = merchant.queryRefund(played.getString("outRefundNo"));
      assertThat(Json.parse(queried.body()).getString("status")).isEqualTo("SUCCESS");
    }
  }

  @Test
  void the_console_refunds_the_rest_and_no_more() {
    assertThat(console(NUMBER, "").statusCode()).isEqualTo(409);
    world.pay(NUMBER, "");
    merchant.ask(merchant.refund(NUMBER, "R1", 200));
    assertThat(console(NUMBER, ",\"amount\":401").statusCode()).isEqualTo(409);
    assertThat(console(NUMBER, ",\"callback\":{\"tamper\":\"probe\"}").statusCode()).isEqualTo(400);
    assertThat(Json.parse(console(NUMBER, "").body()).getInt("amount")).isEqualTo(400);
    assertThat(console(NUMBER, "").statusCode()).isEqualTo(409);
  }

  @Test
  void the_old_encryption_is_the_providers() {
    var vector = "pZwJZBLuy3mDACEQT4YTBw=="; // of wechatpay-php's tests, over the key itself
    var key = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    assertThat(V2RefundNotice.sealed(key, "hello")).isEqualTo(vector);
  }

  @Test
  void a_call_can_time_out_executed_or_not() {
    world.pay(NUMBER, ",\"callback\":{\"drop\":true}");
    trouble("timeout-before-doing", ",\"method\":\"POST\",\"delayMillis\":20");
    assertThat(ask("R1").statusCode()).isEqualTo(504);
    RefusalAssertions.with(merchant.queryRefund("R1"), 404, "RESOURCE_NOT_EXISTS");
    trouble("timeout-after-doing", ",\"method\":\"POST\",\"delayMillis\":20");
    assertThat(ask("R1").statusCode()).isEqualTo(504);
    assertThat(merchant.queryRefund("R1").statusCode()).isEqualTo(200);
    assertThat(ask("R1").statusCode()).isEqualTo(200);
  }

  @Test
  void a_call_can_be_refused_for_no_fault_of_its_own() {
    world.pay(NUMBER, ",\"callback\":{\"drop\":true}");
    trouble("system-error", ",\"times\":2");
    for (int i = 0; i < 2; i++) {
      var answer = ask("R1");
      RefusalAssertions.with(answer, 500, "SYSTEM_ERROR");
      assertThat(merchant.verifies(answer)).isTrue();
    }
    trouble("rate-limit", "");
    RefusalAssertions.with(ask("R1"), 429, "FREQUENCY_LIMITED");
    RefusalAssertions.with(merchant.queryRefund("R1"), 404, "RESOURCE_NOT_EXISTS");
    assertThat(ask("R1").statusCode()).isEqualTo(200);
  }

  @Test
  void an_executed_calls_answer_can_be_slow_unsigned_or_probed() {
    world.pay(NUMBER, ",\"callback\":{\"drop\":true}");
    trouble("slow", ",\"delayMillis\":300");
    var start = System.nanoTime();
    assertThat(merchant.verifies(ask("R1"))).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(299));
    trouble("unsigned", "");
    var unsigned = ask("R2");
    assertThat(unsigned.statusCode()).isEqualTo(200);
    assertThat(unsigned.headers().map().keySet()).noneMatch(name -> name.startsWith("wechatpay-"));
    trouble("probe", "");
    var probed = ask("R3");
    assertThat(probed.headers().firstValue("Wechatpay-Signature").orElse(""))
        .startsWith("WECHATPAY/SIGNTEST/");
    for (var number : List.of("R1", "R2", "R3")) {
      assertThat(merchant.queryRefund(number).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_fault_affects_only_its_path_and_only_authenticated_calls() {
    trouble("system-error", "");
    assertThat(world.state(NUMBER)).isEqualTo("NOTPAY");
    var unsigned =
        merchant.plain("GET", REFUNDS + "/R1", "", Map.of("Accept", "*/*", "User-Agent", "x"));
    assertThat(unsigned.statusCode()).isEqualTo(401);
    RefusalAssertions.with(merchant.queryRefund("R1"), 500, "SYSTEM_ERROR");
    RefusalAssertions.with(merchant.queryRefund("R1"), 404, "RESOURCE_NOT_EXISTS");
  }

  @Test
  void faults_and_the_fields_of_plays_are_limited() {
    trouble("system-error", ",\"times\":100");
    assertThat(trouble("system-error", "").statusCode()).isEqualTo(409);
    assertThat(trouble("earthquake", "").body()).contains("timeout-after-doing");
    assertThat(trouble("slow", ",\"delayMillis\":60001").statusCode()).isEqualTo(400);
    assertThat(world.pay(NUMBER, ",\"outcome\":\"success\"").body()).contains("Unknown field");
    assertThat(merchant.simulate("{\"play\":\"balance\",\"amount\":-1}").statusCode())
        .isEqualTo(400);
  }

  private HttpResponse<String> late() {
    return world.pay(NUMBER, ",\"afterClose\":true");
  }

  private HttpResponse<String> ask(String number) {
    return merchant.ask(merchant.refund(NUMBER, number, 100));
  }

  private HttpResponse<String> console(String order, String more) {
    return merchant.simulate("{\"play\":\"refund\",\"order\":\"" + order + "\"" + more + "}");
  }

  private HttpResponse<String> trouble(String kind, String more) {
    return merchant.simulate(
        "{\"play\":\"trouble\",\"path\":\"%s\",\"kind\":\"%s\"%s}".formatted(REFUNDS, kind, more));
  }

  private static String value(String xml, String name) {
    var found = Pattern.compile("<" + name + "><!\\[CDATA\\[(.*?)]]></" + name + ">").matcher(xml);
    assertThat(found.find()).as(name).isTrue();
    return found.group(1);
  }

  @SuppressWarnings("InsecureCryptoUsage") // the provider prescribes it
  private String opened(String sealed) throws Exception {
    var digest = MessageDigest.getInstance("MD5").digest(utf8(merchant.credential("apiV2Key")));
    var cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(utf8(HexFormat.of().formatHex(digest)), "AES"));
    return new String(cipher.doFinal(Base64.getDecoder().decode(sealed)), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return Bytes.utf8(text).toArray();
  }
}

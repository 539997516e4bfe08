package guitai.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.sandbox.simulator.Shop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlipayPlaysTest {
  private static final String NUMBER = "ORDER00001";
  private static final String NOTIFY = "http://localhost:1/notifications";
  private static final String PRECREATE = "alipay.trade.precreate";

  @TempDir private Path home;
  private World world;

  @BeforeEach
  void open() {
    world = World.open(home);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void trouble(String method, String kind, String more) {
    world.play(
        "{\"play\":\"trouble\",\"method\":\"%s\",\"kind\":\"%s\"%s}".formatted(method, kind, more));
  }

  @Test
  void an_executed_call_may_time_out() {
    trouble(PRECREATE, "timeout-after-doing", ",\"delayMillis\":50");
    assertThat(world.merchant().precreate(NUMBER, NOTIFY).status()).isEqualTo(504);
    world.merchant().precreate(NUMBER, NOTIFY).failed("ACQ.APPLY_PC_MERCHANT_CODE_ERROR");
  }

  @Test
  void a_call_that_was_not_executed_may_time_out() {
    trouble(PRECREATE, "timeout-before-doing", ",\"delayMillis\":50");
    assertThat(world.merchant().precreate(NUMBER, NOTIFY).status()).isEqualTo(504);
    world.merchant().precreate(NUMBER, NOTIFY).succeeded();
  }

  @Test
  void the_outcome_may_be_unknown_by_code_20000() {
    trouble(PRECREATE, "system-error", "");
    trouble(PRECREATE, "system-error-after-doing", "");
    for (int i = 0; i < 2; i++) {
      var answer = world.merchant().precreate(NUMBER, NOTIFY);
      assertThat(answer.field("code")).isEqualTo("20000");
      assertThat(answer.field("sub_code")).isEqualTo("isp.unknow-error");
      assertThat(answer.verifies()).isTrue();
    }
    world.merchant().precreate(NUMBER, NOTIFY).failed("ACQ.APPLY_PC_MERCHANT_CODE_ERROR");
  }

  @Test
  void money_moves_although_the_answer_is_a_system_error() {
    world.merchant().precreate(NUMBER, NOTIFY).succeeded();
    world.pay(NUMBER, "");
    trouble("alipay.trade.refund", "system-error-after-doing", "");
    assertThat(world.merchant().refund(NUMBER, "R1", "6.00").field("code")).isEqualTo("20000");
    assertThat(world.merchant().refund(NUMBER, "R1", "6.00").succeeded().field("fund_change"))
        .isEqualTo("N");
    assertThat(world.merchant().refunded(NUMBER, "R1").field("refund_status"))
        .isEqualTo("REFUND_SUCCESS");
  }

  @Test
  void calls_may_be_too_many_too_slow_or_answered_unsigned() {
    trouble("alipay.trade.query", "rate-limit", "");
    world.merchant().query(NUMBER).refused("40005", "isv.method-call-limited");
    trouble("alipay.trade.query", "slow", ",\"delayMillis\":300");
    var asked = Instant.now();
    world.merchant().query(NUMBER).failed("ACQ.TRADE_NOT_EXIST");
    assertThat(Duration.between(asked, Instant.now())).isGreaterThan(Duration.ofMillis(290));
    trouble(PRECREATE, "unsigned", "");
    assertThat(world.merchant().precreate(NUMBER, NOTIFY).whole()).doesNotContainKey("sign");
  }

  @Test
  void a_fault_affects_only_its_method_and_only_so_many_calls() {
    trouble("alipay.trade.query", "system-error", ",\"times\":2");
    world.merchant().precreate(NUMBER, NOTIFY).succeeded();
    assertThat(world.merchant().query(NUMBER).field("code")).isEqualTo("20000");
    assertThat(world.merchant().query(NUMBER).field("code")).isEqualTo("20000");
    world.merchant().query(NUMBER).failed("ACQ.TRADE_NOT_EXIST");
  }

  @Test
  void a_certificate_is_followed_by_another_with_the_same_key_that_can_be_fetched() {
    var next = Certified.next(home);
    assertThat(answeredUnder()).isEqualTo(Certified.now(world.merchant()));
    world.play("{\"play\":\"certificate-rotation\"}");
    assertThat(answeredUnder()).isEqualTo(next);
    var fetched =
        world
            .merchant()
            .call("alipay.open.app.alipaycert.download", Json.object().add("alipay_cert_sn", next))
            .succeeded();
    var pem =
        new String(
            Base64.getDecoder().decode(fetched.field("alipay_cert_content")),
            StandardCharsets.US_ASCII);
    assertThat(CertificateNumber.of(pem)).isEqualTo(next);
    world
        .merchant()
        .call("alipay.open.app.alipaycert.download", Json.object().add("alipay_cert_sn", "0"))
        .failed("isv.alipay-cert-not-exist");
  }

  private String answeredUnder() {
    var merchant = world.merchant();
    var answer =
        merchant.call(
            "alipay.trade.query",
            Json.object().add("out_trade_no", "NONE"),
            asked -> {
              asked.put("app_cert_sn", CertificateNumber.of(merchant.credential("appCertificate")));
              asked.put(
                  "alipay_root_cert_sn",
                  CertificateNumber.ofRoots(merchant.credential("alipayRootCertificate")));
            });
    assertThat(answer.verifies()).isTrue();
    return answer.whole().getString("alipay_cert_sn");
  }

  private static final class Certified {
    static String now(MerchantClient merchant) {
      return CertificateNumber.of(merchant.credential("alipayCertificate"));
    }

    static String next(Path home) {
      return Merchant.at(home).certificates().next().number();
    }
  }

  @Test
  void the_start_and_the_end_of_an_agreement_are_notified() {
    try (var shop = Shop.answering("success")) {
      var fields = ",\"agreement\":\"AGR1\",\"notifyUrl\":\"" + shop.notifyUrl() + "\"}";
      var signed = world.play("{\"play\":\"agreement-sign\"" + fields);
      var begun = new ReceivedNotification(shop.await(1).getFirst(), world.merchant());
      assertThat(begun.verifies()).isTrue();
      assertThat(begun.fields())
          .containsEntry("notify_type", "dut_user_sign")
          .containsEntry("status", "NORMAL")
          .containsEntry("external_agreement_no", "AGR1")
          .containsEntry("agreement_no", signed.getString("agreementNo"));
      assertThat(world.merchant().simulate("{\"play\":\"agreement-sign\"" + fields).statusCode())
          .isEqualTo(409);
      world.play("{\"play\":\"agreement-unsign\"" + fields);
      var ended = new ReceivedNotification(shop.await(2).getLast(), world.merchant());
      assertThat(ended.verifies()).isTrue();
      assertThat(ended.fields())
          .containsEntry("notify_type", "dut_user_unsign")
          .containsEntry("status", "UNSIGN")
          .containsKey("unsign_time");
      assertThat(world.merchant().simulate("{\"play\":\"agreement-unsign\"" + fields).statusCode())
          .isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"play\":\"dance\"}",
        "{\"play\":\"pay\"}",
        "{\"play\":\"pay\",\"order\":1}",
        "{\"play\":\"pay\",\"order\":\"X\",\"colour\":\"red\"}",
        "{\"play\":\"scan\",\"order\":\"X\",\"coupon\":1}",
        "{\"play\":\"refund-outcome\",\"order\":\"X\",\"outcome\":\"abnormal\"}",
        "{\"play\":\"triggers\",\"statuses\":[\"PAID\"]}",
        "{\"play\":\"triggers\",\"statuses\":\"TRADE_SUCCESS\"}",
        "{\"play\":\"trouble\",\"method\":\"alipay.trade.query\",\"kind\":\"probe\"}",
        "{\"play\":\"trouble\",\"kind\":\"slow\"}",
        "{\"play\":\"bill-trouble\",\"order\":\"ORDER00001\",\"kind\":\"state\"}",
        "{\"play\":\"agreement-sign\",\"agreement\":\"A-B\",\"notifyUrl\":\"http://localhost:1/\"}"
      })
  void a_play_that_makes_no_sense_is_refused(String wish) {
    assertThat(world.merchant().simulate(wish).statusCode()).isEqualTo(400);
  }

  @Test
  void a_play_of_an_unknown_order_or_a_second_payment_is_refused() {
    assertThat(world.pay("NONE", "").statusCode()).isEqualTo(404);
    world.merchant().precreate(NUMBER, NOTIFY).succeeded();
    assertThat(world.pay(NUMBER, ",\"coupon\":600").statusCode()).isEqualTo(400);
    assertThat(world.pay(NUMBER, ",\"qrCode\":\"https://qr.alipay.com/bax0\"").statusCode())
        .isEqualTo(409);
    assertThat(world.pay(NUMBER, "").statusCode()).isEqualTo(200);
    assertThat(world.pay(NUMBER, "").statusCode()).isEqualTo(409);
  }
}

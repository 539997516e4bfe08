package guitai.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlipayOrdersTest {
  private static final String NUMBER = "ORDER00001";
  private static final String NOTIFY = "http://localhost:1/notifications";

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

  @Test
  void a_code_is_made_once_and_its_slashes_are_escaped() {
    var answer = world.merchant().precreate(NUMBER, NOTIFY).succeeded();
    assertThat(answer.name()).isEqualTo("alipay_trade_precreate_response");
    assertThat(answer.field("out_trade_no")).isEqualTo(NUMBER);
    assertThat(answer.field("qr_code")).startsWith("https://qr.alipay.com/bax");
    assertThat(answer.text()).contains("https:\\/\\/qr.alipay.com\\/bax");
    world.merchant().precreate(NUMBER, NOTIFY).failed("ACQ.APPLY_PC_MERCHANT_CODE_ERROR");
    assertThat(world.merchant().books(NUMBER).getString("qrCode"))
        .isEqualTo(answer.field("qr_code"));
  }

  @Test
  void before_a_customer_scans_there_is_no_trade() {
    world.merchant().precreate(NUMBER, NOTIFY).succeeded();
    var query = world.merchant().query(NUMBER);
    query.failed("ACQ.TRADE_NOT_EXIST");
    assertThat(query.field("receipt_amount")).isEqualTo("0.00");
    world.merchant().about("alipay.trade.close", NUMBER).failed("ACQ.TRADE_NOT_EXIST");
    var cancel = world.merchant().about("alipay.trade.cancel", NUMBER).succeeded();
    assertThat(cancel.node()).doesNotContainKeys("action", "trade_no");
    assertThat(cancel.field("retry_flag")).isEqualTo("N");
    assertThat(world.pay(NUMBER, "").statusCode()).as("and the code is still good").isEqualTo(200);
  }

  @Test
  void a_scanned_code_waits_and_is_closed_by_the_merchant_once() {
    world.merchant().precreate(NUMBER, NOTIFY).succeeded();
    assertThat(world.play("scan", NUMBER, "").statusCode()).isEqualTo(200);
    assertThat(world.state(NUMBER)).isEqualTo("WAIT_BUYER_PAY");
    var closed = world.merchant().about("alipay.trade.close", NUMBER).succeeded();
    assertThat(closed.field("trade_no")).hasSize(28);
    assertThat(world.state(NUMBER)).isEqualTo("TRADE_CLOSED");
    world.merchant().about("alipay.trade.close", NUMBER).failed("ACQ.TRADE_STATUS_ERROR");
    assertThat(world.pay(NUMBER, "").statusCode()).isEqualTo(409);
    world.merchant().precreate(NUMBER, NOTIFY).failed("ACQ.TRADE_HAS_CLOSE");
  }

  @Test
  void a_query_of_a_paid_trade_has_all_its_amounts() {
    world.merchant().precreate(NUMBER, NOTIFY).succeeded();
    world.pay(NUMBER, ",\"coupon\":150");
    var query = world.merchant().query(NUMBER).succeeded();
    assertThat(query.field("trade_status")).isEqualTo("TRADE_SUCCESS");
    assertThat(query.field("total_amount")).isEqualTo("6.00");
    assertThat(query.field("receipt_amount")).isEqualTo("6.00");
    assertThat(query.field("buyer_pay_amount")).isEqualTo("4.50");
    assertThat(query.field("buyer_user_id")).matches("2088[0-9]{12}");
    assertThat(query.node().getJsonArray("fund_bill_list"))
        .isEqualTo(
            Json.parse(
                    "{\"x\":[{\"amount\":\"1.50\",\"fund_channel\":\"COUPON\"},{\"amount\":\"4.50\",\"fund_channel\":\"ALIPAYACCOUNT\"}]}")
                .getJsonArray("x"));
    world.merchant().about("alipay.trade.close", NUMBER).failed("ACQ.TRADE_STATUS_ERROR");
    world.merchant().precreate(NUMBER, NOTIFY).failed("ACQ.TRADE_HAS_SUCCESS");
  }

  @Test
  void a_trade_is_found_by_alipays_number_which_goes_before_the_merchants() {
    world.merchant().precreate(NUMBER, NOTIFY).succeeded();
    world.pay(NUMBER, "");
    var tradeNo = world.merchant().query(NUMBER).field("trade_no");
    var both = Json.object().add("trade_no", tradeNo).add("out_trade_no", "ANOTHER");
    assertThat(world.merchant().call("alipay.trade.query", both).field("out_trade_no"))
        .isEqualTo(NUMBER);
  }

  @Test
  void an_app_with_openids_gets_no_user_id() {
    world.merchant().precreate(NUMBER, NOTIFY).succeeded();
    world.pay(NUMBER, ",\"openId\":true");
    var query = world.merchant().query(NUMBER).succeeded();
    assertThat(query.node()).containsKey("buyer_open_id").doesNotContainKey("buyer_user_id");
  }

  @Test
  void an_unpaid_trade_closes_when_it_expires_and_an_unscanned_code_never_was() {
    var expiry = MerchantClient.time(Instant.now().plus(Duration.ofMinutes(10)));
    for (var number : new String[] {NUMBER, "ORDER00002"}) {
      var order = world.merchant().order(number).add("time_expire", expiry);
      world.merchant().call("alipay.trade.precreate", order).succeeded();
    }
    world.play("scan", NUMBER, "");
    world.merchant().advance(601);
    assertThat(world.state(NUMBER)).isEqualTo("TRADE_CLOSED");
    world.merchant().query("ORDER00002").failed("ACQ.TRADE_NOT_EXIST");
    assertThat(world.pay("ORDER00002", "").body()).contains("expired");
  }

  @Test
  void a_code_is_good_for_two_hours_whatever_the_order_says() {
    var order = world.merchant().order(NUMBER).add("timeout_express", "1d");
    world.merchant().call("alipay.trade.precreate", order).succeeded();
    world.merchant().advance(Duration.ofHours(2).toSeconds());
    assertThat(world.pay(NUMBER, "").body()).contains("lapsed");
  }

  @Test
  void a_payment_in_progress_when_its_order_expired_succeeds() {
    var order = world.merchant().order(NUMBER).add("timeout_express", "5m");
    world.merchant().call("alipay.trade.precreate", order).succeeded();
    assertThat(world.pay(NUMBER, ",\"afterClose\":true").body()).contains("open");
    world.merchant().advance(301);
    assertThat(world.pay(NUMBER, ",\"afterClose\":true").statusCode()).isEqualTo(200);
    assertThat(world.state(NUMBER)).isEqualTo("TRADE_SUCCESS");
  }

  @Test
  void cancelling_closes_or_refunds_a_trade_and_cancelling_again_does_nothing_more() {
    world.merchant().precreate(NUMBER, NOTIFY).succeeded();
    world.play("scan", NUMBER, "");
    var closed = world.merchant().about("alipay.trade.cancel", NUMBER).succeeded();
    assertThat(closed.field("action")).isEqualTo("close");
    world.merchant().precreate("ORDER00002", NOTIFY).succeeded();
    world.pay("ORDER00002", "");
    for (int i = 0; i < 2; i++) {
      var refunded = world.merchant().about("alipay.trade.cancel", "ORDER00002").succeeded();
      assertThat(refunded.field("action")).isEqualTo("refund");
    }
    assertThat(world.state("ORDER00002")).isEqualTo("TRADE_CLOSED");
    assertThat(world.merchant().books("ORDER00002").getJsonArray("refunds")).hasSize(1);
  }

  @Test
  void a_trade_is_finished_a_year_after_it_was_paid() {
    world.merchant().precreate(NUMBER, NOTIFY).succeeded();
    world.pay(NUMBER, "");
    world.merchant().advance(Duration.ofDays(365).toSeconds());
    assertThat(world.state(NUMBER)).isEqualTo("TRADE_FINISHED");
    world.merchant().refund(NUMBER, "R1", "1.00").failed("ACQ.TRADE_HAS_FINISHED");
  }

  @Test
  void an_apps_order_string_is_paid_in_the_wallet() {
    var text = world.merchant().orderString(NUMBER, NOTIFY);
    world.play(Json.object().add("play", "scan").add("orderString", text).build().toString());
    assertThat(world.state(NUMBER)).isEqualTo("WAIT_BUYER_PAY");
    world.play(Json.object().add("play", "pay").add("orderString", text).build().toString());
    assertThat(world.state(NUMBER)).isEqualTo("TRADE_SUCCESS");
    var forged = text.replace("6.00", "0.01");
    var refused =
        world
            .merchant()
            .simulate(
                Json.object().add("play", "pay").add("orderString", forged).build().toString());
    assertThat(refused.body()).contains("isv.invalid-signature");
  }

  @Test
  void the_latest_attempt_of_an_order_is_meant_by_its_id() {
    world.merchant().precreate("ABC01", NOTIFY).succeeded();
    world.merchant().precreate("ABC02", NOTIFY).succeeded();
    world.pay("ABC", "");
    assertThat(world.state("ABC02")).isEqualTo("TRADE_SUCCESS");
    world.merchant().query("ABC01").failed("ACQ.TRADE_NOT_EXIST");
  }

  @Test
  void an_answer_is_in_the_charset_of_its_call_and_signed_so() {
    var answer =
        world
            .merchant()
            .call(
                "alipay.trade.query",
                Json.object().add("out_trade_no", "NONE"),
                asked -> asked.put("charset", "GBK"));
    answer.failed("ACQ.TRADE_NOT_EXIST");
    assertThat(answer.field("sub_msg")).isEqualTo("交易不存在");
    assertThat(answer.response().headers().firstValue("content-type"))
        .hasValue("text/html;charset=GBK");
  }
}

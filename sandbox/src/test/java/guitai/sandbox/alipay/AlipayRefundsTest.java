package guitai.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.sandbox.simulator.Shop;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlipayRefundsTest {
  private static final String NUMBER = "ORDER00001";

  @TempDir private Path home;
  private World world;
  private Shop shop;

  @BeforeEach
  void open() {
    world = World.open(home);
    shop = Shop.answering("success");
  }

  @AfterEach
  void close() {
    shop.close();
    world.close();
  }

  /// A paid order of six yuan without notifications.
  private void paid() {
    world.order(NUMBER, shop);
    world.pay(NUMBER, ",\"callback\":{\"drop\":true}");
  }

  private GatewayAnswer refund(String request, String amount) {
    return world.merchant().refund(NUMBER, request, amount);
  }

  private ReceivedNotification told(int number) {
    return new ReceivedNotification(shop.await(number).get(number - 1), world.merchant());
  }

  @Test
  void a_partial_refunds_notification_has_the_status_of_a_payment_and_the_refunded_total() {
    paid();
    var first = refund("R1", "2.00").succeeded();
    assertThat(first.field("fund_change")).isEqualTo("Y");
    assertThat(first.field("refund_fee")).isEqualTo("2.00");
    assertThat(first.node()).containsKey("gmt_refund_pay");
    var notice = told(1);
    assertThat(notice.verifies()).isTrue();
    assertThat(notice.fields())
        .containsEntry("trade_status", "TRADE_SUCCESS")
        .containsEntry("out_biz_no", "R1")
        .containsEntry("refund_fee", "2.00")
        .containsEntry("total_amount", "6.00")
        .doesNotContainKeys("receipt_amount", "buyer_pay_amount", "fund_bill_list", "gmt_close");
    assertThat(notice.field("gmt_refund")).matches(".* ..:..:..\\.[0-9]{3}");
    assertThat(refund("R2", "1.50").succeeded().field("refund_fee")).isEqualTo("3.50");
    assertThat(told(2).field("refund_fee")).isEqualTo("3.50");
    assertThat(world.state(NUMBER)).isEqualTo("TRADE_SUCCESS");
  }

  @Test
  void with_the_last_fen_the_trade_is_closed() {
    paid();
    refund("R1", "2.00").succeeded();
    refund("R2", "4.00").succeeded();
    told(2);
    assertThat(shop.received())
        .map(request -> new ReceivedNotification(request, world.merchant()).field("trade_status"))
        .containsExactlyInAnyOrder("TRADE_SUCCESS", "TRADE_CLOSED");
    assertThat(world.state(NUMBER)).isEqualTo("TRADE_CLOSED");
    refund("R3", "0.01").failed("ACQ.TRADE_HAS_CLOSE");
  }

  @Test
  void the_same_request_moves_money_once() {
    paid();
    refund("R1", "2.00").succeeded();
    var again = refund("R1", "2.00").succeeded();
    assertThat(again.field("fund_change")).isEqualTo("N");
    assertThat(again.field("refund_fee")).isEqualTo("2.00");
    refund("R1", "2.01").failed("ACQ.DISCORDANT_REPEAT_REQUEST");
    assertThat(world.merchant().books(NUMBER).getJsonArray("refunds")).hasSize(1);
    Shop.pause(Duration.ofMillis(200));
    assertThat(shop.received()).hasSize(1);
  }

  @Test
  void the_refunded_total_never_exceeds_the_payment() {
    paid();
    refund("R1", "6.01").failed("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL");
    refund("R1", "0.00").failed("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL");
    refund("R1", "4.00").succeeded();
    refund("R2", "2.01").failed("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL");
    assertThat(world.merchant().refunded(NUMBER, "R2").succeeded().node()).hasSize(2);
  }

  @Test
  void a_refund_without_a_number_is_of_the_whole_amount() {
    paid();
    var part = Json.object().add("out_trade_no", NUMBER).add("refund_amount", "1.00");
    world.merchant().call("alipay.trade.refund", part).failed("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL");
    var all = Json.object().add("out_trade_no", NUMBER).add("refund_amount", "6.00");
    world.merchant().call("alipay.trade.refund", all).succeeded();
    assertThat(told(1).field("out_biz_no")).isEqualTo(NUMBER);
    assertThat(world.merchant().refunded(NUMBER, NUMBER).field("refund_status"))
        .isEqualTo("REFUND_SUCCESS");
  }

  @Test
  void what_is_not_paid_can_not_be_refunded() {
    refund("R1", "6.00").failed("ACQ.TRADE_NOT_EXIST");
    world.order(NUMBER, shop);
    refund("R1", "6.00").failed("ACQ.TRADE_NOT_EXIST");
    world.play("scan", NUMBER, "");
    refund("R1", "6.00").failed("ACQ.TRADE_STATUS_ERROR");
    world.merchant().about("alipay.trade.close", NUMBER).succeeded();
    refund("R1", "6.00").failed("ACQ.TRADE_HAS_CLOSE");
  }

  @Test
  void a_refund_is_queried_by_its_number_and_an_unknown_one_has_an_empty_answer() {
    paid();
    refund("R1", "2.00").succeeded();
    var known =
        world
            .merchant()
            .call(
                "alipay.trade.fastpay.refund.query",
                Json.object()
                    .add("out_trade_no", NUMBER)
                    .add("out_request_no", "R1")
                    .add(
                        "query_options",
                        Json.array().add("gmt_refund_pay").add("refund_detail_item_list")))
            .succeeded();
    assertThat(known.field("refund_status")).isEqualTo("REFUND_SUCCESS");
    assertThat(known.field("refund_amount")).isEqualTo("2.00");
    assertThat(known.field("total_amount")).isEqualTo("6.00");
    assertThat(known.node()).containsKeys("gmt_refund_pay", "refund_detail_item_list");
    assertThat(world.merchant().refunded(NUMBER, "R9").succeeded().node().keySet())
        .containsExactly("code", "msg");
    world.merchant().refunded("NONE", "R1").failed("ACQ.TRADE_NOT_EXIST");
  }

  @Test
  void an_accepted_refund_may_move_its_money_later() {
    paid();
    world.play("refund-outcome", NUMBER, ",\"outcome\":\"slow\"");
    var answer = refund("R1", "6.00").succeeded();
    assertThat(answer.field("fund_change")).isEqualTo("N");
    assertThat(world.merchant().refunded(NUMBER, "R1").node()).doesNotContainKey("refund_status");
    refund("R2", "0.01").failed("ACQ.TRADE_HAS_CLOSE");
    assertThat(shop.received()).isEmpty();
    world.merchant().advance(61);
    assertThat(told(1).field("refund_fee")).isEqualTo("6.00");
    assertThat(world.merchant().refunded(NUMBER, "R1").field("refund_status"))
        .isEqualTo("REFUND_SUCCESS");
  }

  @Test
  void an_accepted_refund_may_never_move_its_money_until_it_is_requested_again() {
    paid();
    world.play("refund-outcome", NUMBER, ",\"outcome\":\"failed\"");
    assertThat(refund("R1", "6.00").succeeded().field("fund_change")).isEqualTo("N");
    world.merchant().advance(86_400);
    assertThat(world.merchant().refunded(NUMBER, "R1").node()).doesNotContainKey("refund_status");
    world.play("refund-outcome", NUMBER, ",\"outcome\":\"success\"");
    assertThat(refund("R1", "6.00").succeeded().field("fund_change")).isEqualTo("Y");
    assertThat(world.merchant().books(NUMBER).getJsonArray("refunds")).hasSize(1);
  }

  @Test
  void an_empty_account_refunds_nothing_until_it_is_filled() {
    paid();
    world.play("{\"play\":\"balance\",\"amount\":599}");
    refund("R1", "6.00").failed("ACQ.SELLER_BALANCE_NOT_ENOUGH");
    refund("R2", "5.00").succeeded();
    refund("R3", "1.00").failed("ACQ.SELLER_BALANCE_NOT_ENOUGH");
    world.play("{\"play\":\"balance\"}");
    refund("R3", "1.00").succeeded();
  }

  @Test
  void an_operator_at_the_console_refunds_the_rest() {
    paid();
    refund("R1", "2.00").succeeded();
    told(1);
    var played = world.play("refund", NUMBER, "");
    assertThat(played.statusCode()).as(played.body()).isEqualTo(200);
    var made = Json.parse(played.body());
    assertThat(made.getInt("amount")).isEqualTo(400);
    assertThat(made.getBoolean("console")).isTrue();
    assertThat(told(2).fields())
        .containsEntry("out_biz_no", made.getString("outRequestNo"))
        .containsEntry("refund_fee", "6.00")
        .containsEntry("trade_status", "TRADE_CLOSED");
    assertThat(world.play("refund", NUMBER, "").body()).contains("TRADE_HAS_CLOSE");
  }

  @Test
  void a_refunds_callback_can_be_lost_repeated_or_have_another_amount() {
    paid();
    world.play("refund-outcome", NUMBER, ",\"outcome\":\"success\",\"callback\":{\"drop\":true}");
    refund("R1", "1.00").succeeded();
    world.play(
        "refund-outcome",
        NUMBER,
        ",\"outcome\":\"success\",\"callback\":{\"times\":3,\"tamper\":\"amount\"}");
    refund("R2", "1.00").succeeded();
    assertThat(shop.await(3))
        .map(request -> new ReceivedNotification(request, world.merchant()))
        .allMatch(ReceivedNotification::verifies)
        .allMatch(told -> told.field("refund_fee").equals("1.99"))
        .allMatch(told -> told.field("total_amount").equals("6.00"));
  }
}

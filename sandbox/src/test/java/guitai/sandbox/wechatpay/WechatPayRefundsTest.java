package guitai.sandbox.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.sandbox.simulator.Shop;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WechatPayRefundsTest {
  private static final String NUMBER = "ORDER00001";

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
  void a_refund_is_processing_then_successful_by_query_and_callback() {
    var transaction = paid();
    var response = merchant.ask(refund("R1", 200).add("notify_url", shop.notifyUrl()));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(merchant.verifies(response)).isTrue();
    var answer = Json.parse(response.body());
    assertThat(answer.getString("status")).isEqualTo("PROCESSING");
    assertThat(answer.getString("refund_id")).matches("5020[0-9]{25}");
    assertThat(answer.getString("transaction_id")).isEqualTo(transaction);
    assertThat(answer).doesNotContainKey("success_time");
    assertThat(world.state(NUMBER)).isEqualTo("REFUND");

    var callback = new ReceivedNotification(shop.await(1).getFirst(), merchant);
    assertThat(callback.verifies()).isTrue();
    assertThat(callback.envelope().getString("event_type")).isEqualTo("REFUND.SUCCESS");
    assertThat(callback.envelope().getString("summary")).isEqualTo("退款成功");
    assertThat(callback.envelope().getJsonObject("resource").getString("original_type"))
        .isEqualTo("refund");
    var notification = callback.opened();
    assertThat(notification.keySet())
        .containsExactlyInAnyOrder(
            "mchid",
            "transaction_id",
            "out_trade_no",
            "refund_id",
            "out_refund_no",
            "refund_status",
            "success_time",
            "user_received_account",
            "amount");
    assertThat(notification.getString("refund_status")).isEqualTo("SUCCESS");
    assertThat(notification.getJsonObject("amount").toString())
        .isEqualTo("{\"total\":600,\"refund\":200,\"payer_total\":600,\"payer_refund\":200}");
    var queried = queried("R1");
    assertThat(queried.getString("status")).isEqualTo("SUCCESS");
    assertThat(queried.getString("success_time")).isEqualTo(notification.getString("success_time"));
    assertThat(books(0).getString("status")).isEqualTo("SUCCESS");
  }

  @Test
  void the_same_refund_is_answered_again_and_with_other_parameters_refused() {
    paid();
    var first = Json.parse(merchant.ask(refund("R1", 200)).body());
    var again = Json.parse(merchant.ask(refund("R1", 200)).body());
    assertThat(again.getString("refund_id")).isEqualTo(first.getString("refund_id"));
    RefusalAssertions.with(merchant.ask(refund("R1", 201)), 400, "INVALID_REQUEST");
    RefusalAssertions.with(
        merchant.ask(refund("R1", 200).add("notify_url", "http://x/")), 400, "INVALID_REQUEST");
    world.order("ORDER00002", shop);
    pay("ORDER00002", "");
    RefusalAssertions.with(
        merchant.ask(merchant.refund("ORDER00002", "R1", 200)), 400, "INVALID_REQUEST");
    assertThat(merchant.books(NUMBER).getJsonArray("refunds")).hasSize(1);
  }

  @Test
  void a_refund_by_the_payments_number_is_the_orders() {
    var transaction = paid();
    var refund = Json.object().add("transaction_id", transaction).add("out_refund_no", "R1");
    refund.add("amount", merchant.refund("", "", 600).build().getJsonObject("amount"));
    assertThat(merchant.ask(refund).statusCode()).isEqualTo(200);
    assertThat(queried("R1").getString("out_trade_no")).isEqualTo(NUMBER);
  }

  @Test
  void what_is_unknown_or_unpaid_is_not_there() {
    RefusalAssertions.with(merchant.ask(refund("R1", 200)), 404, "RESOURCE_NOT_EXISTS");
    var unknown = merchant.ask(merchant.refund("NOSUCHORDER", "R1", 200));
    RefusalAssertions.with(unknown, 404, "RESOURCE_NOT_EXISTS");
    assertThat(merchant.verifies(unknown)).isTrue();
    RefusalAssertions.with(merchant.queryRefund("R1"), 404, "RESOURCE_NOT_EXISTS");
  }

  @Test
  void the_refunded_total_never_exceeds_the_payment_to_the_last_fen() {
    paid();
    RefusalAssertions.with(merchant.ask(refund("R0", 601)), 400, "INVALID_REQUEST");
    assertThat(merchant.ask(refund("R1", 599)).statusCode()).isEqualTo(200);
    RefusalAssertions.with(merchant.ask(refund("R2", 2)), 400, "INVALID_REQUEST");
    assertThat(merchant.ask(refund("R3", 1)).statusCode()).isEqualTo(200);
    RefusalAssertions.with(merchant.ask(refund("R4", 1)), 400, "INVALID_REQUEST");
    assertThat(merchant.ask(refund("R1", 599)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_refund_of_another_total_is_refused() {
    paid();
    var amount = Json.object().add("refund", 1).add("total", 599).add("currency", "CNY");
    RefusalAssertions.with(
        merchant.ask(refund("R1", 1).add("amount", amount)), 400, "INVALID_REQUEST");
  }

  @Test
  void an_order_has_no_more_than_fifty_parts() {
    paid();
    for (int i = 0; i < Refunds.PARTS; i++) {
      assertThat(merchant.ask(refund("PART" + i, 1)).statusCode()).isEqualTo(200);
    }
    RefusalAssertions.with(merchant.ask(refund("PART50", 1)), 400, "INVALID_REQUEST");
  }

  @Test
  void a_year_after_the_payment_nothing_is_refunded() {
    paid();
    merchant.advance(Duration.ofDays(364).toSeconds());
    assertThat(merchant.ask(refund("R1", 1)).statusCode()).isEqualTo(200);
    merchant.advance(Duration.ofDays(2).toSeconds());
    RefusalAssertions.with(merchant.ask(refund("R2", 1)), 403, "TRADE_OVERDUE");
    assertThat(merchant.ask(refund("R1", 1)).statusCode()).isEqualTo(200);
  }

  @Test
  void an_account_that_is_short_refunds_once_it_is_filled() {
    paid();
    merchant.simulate("{\"play\":\"balance\",\"amount\":250}");
    assertThat(merchant.ask(refund("R1", 200)).statusCode()).isEqualTo(200);
    var refused = merchant.ask(refund("R2", 200));
    RefusalAssertions.with(refused, 403, "NOT_ENOUGH");
    assertThat(merchant.verifies(refused)).isTrue();
    RefusalAssertions.with(merchant.queryRefund("R2"), 404, "RESOURCE_NOT_EXISTS");
    merchant.advance(Duration.ofDays(2).toSeconds());
    RefusalAssertions.with(merchant.ask(refund("R2", 200)), 403, "NOT_ENOUGH");
    merchant.simulate("{\"play\":\"balance\",\"amount\":200}");
    assertThat(merchant.ask(refund("R2", 200)).statusCode()).isEqualTo(200);
    merchant.simulate("{\"play\":\"balance\"}");
    assertThat(merchant.ask(refund("R3", 200)).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"abnormal,ABNORMAL,退款异常", "closed,CLOSED,退款关闭"})
  void a_refund_has_the_outcome_planned_for_its_order(
      String outcome, String status, String summary) {
    paid();
    decide(outcome, "");
    merchant.ask(refund("R1", 600).add("notify_url", shop.notifyUrl()));
    var callback = new ReceivedNotification(shop.await(1).getFirst(), merchant);
    assertThat(callback.envelope().getString("event_type")).isEqualTo("REFUND." + status);
    assertThat(callback.envelope().getString("summary")).isEqualTo(summary);
    assertThat(callback.opened().getString("refund_status")).isEqualTo(status);
    assertThat(callback.opened()).doesNotContainKey("success_time");
    assertThat(queried("R1").getString("status")).isEqualTo(status);
  }

  @Test
  void after_a_closed_refund_another_number_refunds_the_same_money() {
    paid();
    decide("closed", "");
    merchant.ask(refund("R1", 600));
    merchant.advance(2);
    decide("success", "");
    assertThat(merchant.ask(refund("R2", 600)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_slow_refund_takes_days_unless_its_outcome_is_planned_anew() {
    paid();
    decide("slow", "");
    merchant.ask(refund("R1", 200).add("notify_url", shop.notifyUrl()));
    merchant.ask(refund("R2", 200).add("notify_url", shop.notifyUrl()));
    merchant.advance(Duration.ofDays(1).toSeconds());
    assertThat(queried("R1").getString("status")).isEqualTo("PROCESSING");
    decide("abnormal", ",\"refund\":\"R2\"");
    assertThat(event(1)).isEqualTo("REFUND.ABNORMAL");
    decide("success", ",\"refund\":\"R2\"");
    assertThat(event(2)).isEqualTo("REFUND.SUCCESS");
    assertThat(decide("closed", ",\"refund\":\"R2\"").statusCode()).isEqualTo(409);
    merchant.advance(Duration.ofDays(3).toSeconds());
    // R2's first callback was due then too, and reports R2's outcome once more.
    assertThat(List.of(notification(3), notification(4)))
        .containsExactlyInAnyOrder("R1 REFUND.SUCCESS", "R2 REFUND.ABNORMAL");
    assertThat(queried("R1").getString("status")).isEqualTo("SUCCESS");
  }

  @Test
  void a_refunds_callback_can_be_lost_repeated_or_spoiled() {
    paid();
    decide("success", ",\"callback\":{\"times\":2,\"tamper\":\"amount\"}");
    merchant.ask(refund("R1", 200).add("notify_url", shop.notifyUrl()));
    for (var callback : shop.await(2)) {
      var notification = new ReceivedNotification(callback, merchant);
      assertThat(notification.verifies()).isTrue();
      assertThat(notification.opened().getJsonObject("amount").getInt("refund")).isEqualTo(199);
    }
    decide("success", ",\"callback\":{\"drop\":true}");
    merchant.ask(refund("R2", 200).add("notify_url", shop.notifyUrl()));
    merchant.ask(refund("R3", 200));
    merchant.advance(Duration.ofDays(2).toSeconds());
    Shop.pause(Duration.ofMillis(200));
    assertThat(shop.received()).hasSize(2);
    assertThat(queried("R2").getString("status")).isEqualTo("SUCCESS");
  }

  @Test
  void an_unacknowledged_refund_is_notified_fifteen_times_more() {
    try (var deaf = Shop.answering(500)) {
      paid();
      merchant.ask(refund("R1", 200).add("notify_url", deaf.notifyUrl()));
      merchant.advance(Duration.ofDays(2).toSeconds());
      deaf.await(16);
      merchant.advance(Duration.ofDays(2).toSeconds());
      Shop.pause(Duration.ofMillis(200));
      assertThat(deaf.received()).hasSize(16);
    }
  }

  @Test
  void a_payments_callback_still_says_paid_when_it_comes_after_a_refund() {
    pay(NUMBER, ",\"callback\":{\"delayMillis\":60000}");
    merchant.ask(refund("R1", 600));
    merchant.advance(60);
    var callback = new ReceivedNotification(shop.await(1).getFirst(), merchant);
    assertThat(callback.opened().getString("trade_state")).isEqualTo("SUCCESS");
    assertThat(world.state(NUMBER)).isEqualTo("REFUND");
  }

  @Test
  void a_coupon_is_not_refunded_and_counts_in_proportion_to_the_last_fen() {
    pay(NUMBER, ",\"coupon\":100,\"callback\":{\"drop\":true}");
    var payer = 0;
    for (int part : new int[] {1, 299, 200, 100}) {
      var amount =
          Json.parse(merchant.ask(refund("R" + part, part)).body()).getJsonObject("amount");
      assertThat(amount.getInt("payer_total")).isEqualTo(500);
      payer += amount.getInt("payer_refund");
    }
    assertThat(payer).isEqualTo(500);
  }

  @Test
  void parameters_are_held_to_their_rules() {
    paid();
    malformed(refund("bad number", 1));
    malformed(refund("R1", 0));
    malformed(refund("R1", 1).add("notify_url", "nowhere"));
    malformed(refund("R1", 1).add("reason", "长".repeat(27)));
    malformed(refund("R1", 1).add("colour", "red"));
    malformed(refund("R1", 1).addNull("transaction_id"));
    malformed(refund("R1", 1).remove("out_trade_no"));
    var amount = Json.object().add("refund", 1).add("total", 600);
    malformed(refund("R1", 1).add("amount", amount));
    var from = Json.array().add(Json.object().add("account", "AVAILABLE").add("amount", 2));
    malformed(refund("R1", 1).add("amount", amount.add("currency", "CNY").add("from", from)));
    RefusalAssertions.with(merchant.queryRefund("R1"), 404, "RESOURCE_NOT_EXISTS");
  }

  @Test
  void a_restart_keeps_refunds_planned_outcomes_and_the_balance() {
    paid();
    decide("abnormal", "");
    merchant.simulate("{\"play\":\"balance\",\"amount\":250}");
    var before = merchant.ask(refund("R1", 200).add("notify_url", "http://localhost:1/x")).body();
    merchant.simulate("{\"play\":\"refund\",\"order\":\"" + NUMBER + "\",\"amount\":10}");
    merchant.advance(2);
    decide("success", ",\"refund\":\"R1\"");
    world.close();
    world = World.open(home);
    merchant = world.merchant();
    var after = queried("R1");
    assertThat(after.getString("refund_id")).isEqualTo(Json.parse(before).getString("refund_id"));
    RefusalAssertions.with(merchant.ask(refund("R2", 41)), 403, "NOT_ENOUGH");
    assertThat(merchant.ask(refund("R2", 40)).statusCode()).isEqualTo(200);
    merchant.advance(2);
    assertThat(queried("R1").getString("status")).isEqualTo("SUCCESS");
    assertThat(queried("R2").getString("status")).isEqualTo("ABNORMAL");
    assertThat(merchant.books(NUMBER).getJsonArray("refunds")).hasSize(3);
    assertThat(books(0).getJsonArray("callbacks").getJsonObject(0)).containsKey("next");
  }

  private String paid() {
    return pay(NUMBER, ",\"callback\":{\"drop\":true}");
  }

  private String pay(String number, String more) {
    return Json.parse(world.pay(number, more).body()).getString("transactionId");
  }

  private JsonObjectBuilder refund(String number, long amount) {
    return merchant.refund(NUMBER, number, amount);
  }

  private HttpResponse<String> decide(String outcome, String more) {
    return merchant.simulate(
        "{\"play\":\"refund-outcome\",\"order\":\"%s\",\"outcome\":\"%s\"%s}"
            .formatted(NUMBER, outcome, more));
  }

  private JsonObject queried(String number) {
    return Json.parse(merchant.queryRefund(number).body());
  }

  private JsonObject books(int refund) {
    return merchant.books(NUMBER).getJsonArray("refunds").getJsonObject(refund);
  }

  private String notification(int number) {
    var callback = new ReceivedNotification(shop.await(number).get(number - 1), merchant);
    return callback.opened().getString("out_refund_no")
        + " "
        + callback.envelope().getString("event_type");
  }

  private String event(int number) {
    var callback = shop.await(number).get(number - 1);
    return new ReceivedNotification(callback, merchant).envelope().getString("event_type");
  }

  private void malformed(JsonObjectBuilder refund) {
    var answer = merchant.ask(refund);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(Json.parse(answer.body()).getString("code")).isEqualTo("PARAM_ERROR");
  }
}

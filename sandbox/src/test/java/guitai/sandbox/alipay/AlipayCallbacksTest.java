package guitai.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlipayCallbacksTest {
  private static final String NUMBER = "ORDER00001";

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

  private ReceivedNotification notified(Shop shop, int number) {
    return new ReceivedNotification(shop.await(number).get(number - 1), world.merchant());
  }

  @Test
  void a_payments_notification_is_a_signed_form_sent_until_it_is_acknowledged() {
    try (var shop = Shop.answering("success")) {
      world.order(NUMBER, shop);
      world.pay(NUMBER, "");
      var told = notified(shop, 1);
      assertThat(told.verifies()).isTrue();
      assertThat(told.request().header("content-type").orElse(""))
          .isEqualToIgnoringCase("application/x-www-form-urlencoded; charset=utf-8");
      assertThat(told.request().header("user-agent")).hasValue("Mozilla/4.0");
      assertThat(told.fields())
          .containsEntry("notify_type", "trade_status_sync")
          .containsEntry("trade_status", "TRADE_SUCCESS")
          .containsEntry("out_trade_no", NUMBER)
          .containsEntry("total_amount", "6.00")
          .containsEntry("subject", "一个应用")
          .containsEntry("app_id", world.merchant().credential("appId"))
          .containsEntry("seller_id", world.merchant().credential("sellerId"))
          .containsEntry("sign_type", "RSA2")
          .containsEntry(
              "fund_bill_list", "[{\"amount\":\"6.00\",\"fundChannel\":\"ALIPAYACCOUNT\"}]")
          .containsKeys("notify_id", "gmt_create", "gmt_payment", "buyer_id", "buyer_logon_id")
          .doesNotContainKeys("refund_fee", "gmt_refund", "alipay_cert_sn");
      assertThat(told.fields().keySet()).last().isEqualTo("sign");
      world.awaitAttempts(NUMBER, 1);
      world.merchant().advance(Duration.ofDays(2).toSeconds());
      Shop.pause(Duration.ofMillis(200));
      assertThat(shop.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUCCESS", "success\n", "\"success\"", "fail", ""})
  void only_the_exact_text_success_acknowledges(String answer) {
    try (var shop = Shop.answering(answer)) {
      world.order(NUMBER, shop);
      world.pay(NUMBER, "");
      shop.await(4);
      assertThat(world.awaitAttempts(NUMBER, 4).getJsonObject(0).getBoolean("acknowledged"))
          .isFalse();
    }
  }

  @Test
  void success_without_status_200_acknowledges_nothing() {
    try (var shop = new Shop(_ -> Response.of(500, "text/plain", "success"))) {
      world.order(NUMBER, shop);
      world.pay(NUMBER, "");
      shop.await(4);
    }
  }

  @Test
  void a_qr_codes_payment_is_notified_four_times_at_once_and_then_for_a_day() {
    try (var shop = Shop.answering("fail")) {
      world.order(NUMBER, shop);
      world.pay(NUMBER, "");
      int sent = 4;
      for (var gap : CallbackSubject.GAPS) {
        world.awaitAttempts(NUMBER, sent);
        assertThat(shop.received()).hasSize(sent);
        world.merchant().advance(gap.toSeconds());
        shop.await(++sent);
      }
      world.awaitAttempts(NUMBER, 11);
      world.merchant().advance(Duration.ofDays(30).toSeconds());
      Shop.pause(Duration.ofMillis(200));
      var all =
          shop.received().stream().map(r -> new ReceivedNotification(r, world.merchant())).toList();
      assertThat(all).hasSize(11).allMatch(ReceivedNotification::verifies);
      assertThat(different(all, "notify_id")).isEqualTo(1);
      assertThat(different(all, "notify_time")).isGreaterThanOrEqualTo(8);
    }
  }

  private static int different(List<ReceivedNotification> all, String field) {
    return new HashSet<>(all.stream().map(told -> told.field(field)).toList()).size();
  }

  @Test
  void the_retries_take_a_day_and_twenty_four_minutes() {
    assertThat(CallbackSubject.GAPS.stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.ofHours(24).plusMinutes(24));
  }

  @Test
  void an_order_without_a_notify_url_sends_no_notification() {
    world.merchant().call("alipay.trade.precreate", world.merchant().order(NUMBER)).succeeded();
    world.pay(NUMBER, "");
    assertThat(world.callbacks(NUMBER)).isEmpty();
  }

  @Test
  void a_notification_is_in_the_charset_of_its_order() {
    try (var shop = Shop.answering("success")) {
      world
          .merchant()
          .call(
              "alipay.trade.precreate",
              world.merchant().order(NUMBER),
              asked -> {
                asked.put("charset", "GBK");
                asked.put("notify_url", shop.notifyUrl());
              })
          .succeeded();
      world.pay(NUMBER, "");
      var told = notified(shop, 1);
      assertThat(told.verifies()).isTrue();
      assertThat(told.field("charset")).isEqualTo("GBK");
      assertThat(told.field("subject")).isEqualTo("一个应用");
      assertThat(Shop.text(told.request())).contains("subject=%D2%BB%B8%F6");
    }
  }

  @Test
  void passback_parameters_return_unchanged() {
    try (var shop = Shop.answering("success")) {
      var subject = " 1+1 %2B ？#\"<>\\ 😀 ";
      var passed = "uid%3D1%26x%3D%2B";
      world
          .merchant()
          .call(
              "alipay.trade.precreate",
              Json.object()
                  .add("out_trade_no", NUMBER)
                  .add("total_amount", 6)
                  .add("subject", subject)
                  .add("body", "b")
                  .add("passback_params", passed),
              asked -> asked.put("notify_url", shop.notifyUrl()))
          .succeeded();
      world.pay(NUMBER, "");
      var told = notified(shop, 1);
      assertThat(told.verifies()).isTrue();
      assertThat(told.field("subject")).isEqualTo(subject);
      assertThat(told.field("passback_params")).isEqualTo(passed);
      assertThat(told.field("body")).isEqualTo("b");
      assertThat(told.field("total_amount")).isEqualTo("6.00");
    }
  }

  @Test
  void other_states_are_notified_if_the_merchant_subscribed_to_them() {
    try (var shop = Shop.answering("success")) {
      world.play(
          "{\"play\":\"triggers\",\"statuses\":[\"WAIT_BUYER_PAY\",\"TRADE_CLOSED\",\"TRADE_SUCCESS\",\"TRADE_FINISHED\"]}");
      world.order(NUMBER, shop);
      world.play("scan", NUMBER, "");
      assertThat(notified(shop, 1).field("trade_status")).isEqualTo("WAIT_BUYER_PAY");
      world.merchant().advance(Duration.ofHours(3).toSeconds());
      var closed = notified(shop, 2);
      assertThat(closed.verifies()).isTrue();
      assertThat(closed.fields())
          .containsEntry("trade_status", "TRADE_CLOSED")
          .containsKey("gmt_close")
          .doesNotContainKeys("gmt_payment", "refund_fee", "buyer_id");
    }
  }

  @Test
  void the_end_of_a_paid_trade_is_notified_a_year_later_and_no_close_of_it() {
    try (var shop = Shop.answering("success")) {
      world.play(
          "{\"play\":\"triggers\",\"statuses\":[\"TRADE_CLOSED\",\"TRADE_SUCCESS\",\"TRADE_FINISHED\"]}");
      world.order(NUMBER, shop);
      world.play("scan", NUMBER, "");
      world.pay(NUMBER, "");
      assertThat(notified(shop, 1).field("trade_status")).isEqualTo("TRADE_SUCCESS");
      world.merchant().advance(Duration.ofDays(365).toSeconds());
      assertThat(notified(shop, 2).field("trade_status")).isEqualTo("TRADE_FINISHED");
      Shop.pause(Duration.ofMillis(200));
      assertThat(shop.received()).hasSize(2);
    }
  }

  @Test
  void a_callback_can_be_lost_or_sent_many_times() {
    try (var shop = Shop.answering("fail")) {
      world.order(NUMBER, shop);
      world.order("ORDER00002", shop);
      world.pay(NUMBER, ",\"callback\":{\"drop\":true}");
      assertThat(world.callbacks(NUMBER)).isEmpty();
      world.pay("ORDER00002", ",\"callback\":{\"times\":5}");
      shop.await(5);
      world.merchant().advance(Duration.ofDays(2).toSeconds());
      Shop.pause(Duration.ofMillis(200));
      assertThat(shop.received()).hasSize(5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"body", "signature", "old-key"})
  void a_spoiled_callback_does_not_verify(String tamper) {
    try (var shop = Shop.answering("success")) {
      world.order(NUMBER, shop);
      world.pay(NUMBER, ",\"callback\":{\"tamper\":\"" + tamper + "\"}");
      var told = notified(shop, 1);
      assertThat(told.verifies()).isFalse();
      assertThat(told.field("out_trade_no")).isEqualTo(NUMBER);
    }
  }

  @Test
  void a_forged_amount_is_validly_signed() {
    try (var shop = Shop.answering("success")) {
      world.order(NUMBER, shop);
      world.pay(NUMBER, ",\"callback\":{\"tamper\":\"amount\"}");
      var told = notified(shop, 1);
      assertThat(told.verifies()).isTrue();
      assertThat(told.field("total_amount")).isEqualTo("5.99");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"serial", "probe"})
  void tampers_that_alipay_lacks_are_refused(String tamper) {
    try (var shop = Shop.answering("success")) {
      world.order(NUMBER, shop);
      var answer = world.pay(NUMBER, ",\"callback\":{\"tamper\":\"" + tamper + "\"}");
      assertThat(answer.statusCode()).isEqualTo(400);
      world.merchant().query(NUMBER).failed("ACQ.TRADE_NOT_EXIST");
    }
  }
}

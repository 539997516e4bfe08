package guitai.sandbox.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WechatPayOrdersTest {
  private static final String PAY = "/v3/pay/transactions/";
  private static final String NUMBER = "ORDER00001";

  @TempDir private Path home;
  private World world;
  private MerchantClient merchant;

  @BeforeEach
  void open() {
    world = World.open(home);
    merchant = world.merchant();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void an_identical_order_is_answered_again_and_only_the_newer_code_can_be_paid() {
    var older = codeUrl(merchant.post(PAY + "native", order()));
    var newer = codeUrl(merchant.post(PAY + "native", order()));
    assertThat(newer).isNotEqualTo(older);
    assertThat(scan(older).statusCode()).isEqualTo(409);
    assertThat(scan(newer).statusCode()).isEqualTo(200);
  }

  @Test
  void an_identical_jsapi_order_has_the_same_prepay_id_while_it_lives() {
    var first = merchant.post(PAY + "jsapi", jsapi());
    assertThat(merchant.post(PAY + "jsapi", jsapi()).body()).isEqualTo(first.body());
    merchant.advance(Duration.ofHours(2).toSeconds());
    assertThat(play(NUMBER, "").statusCode()).isEqualTo(409);
    assertThat(merchant.post(PAY + "jsapi", jsapi()).body()).isNotEqualTo(first.body());
    assertThat(play(NUMBER, "").statusCode()).isEqualTo(200);
  }

  @Test
  void the_same_number_with_other_parameters_or_at_another_endpoint_is_refused() {
    merchant.post(PAY + "native", order());
    refused(merchant.post(PAY + "native", order().add("attach", "x")), 403, "OUT_TRADE_NO_USED");
    refused(merchant.post(PAY + "jsapi", jsapi()), 403, "OUT_TRADE_NO_USED");
  }

  @Test
  void a_paid_order_is_neither_ordered_nor_closed_nor_paid_again() {
    merchant.post(PAY + "native", order());
    assertThat(play(NUMBER, "").statusCode()).isEqualTo(200);
    assertThat(play(NUMBER, "").statusCode()).isEqualTo(409);
    refused(merchant.post(PAY + "native", order()), 400, "ORDERPAID");
    refused(merchant.close(NUMBER), 400, "ORDERPAID");
    var transaction = merchant.books(NUMBER).getString("transactionId");
    var byId = merchant.get(PAY + "id/" + transaction + "?mchid=" + merchant.credential("mchid"));
    assertThat(Json.parse(byId.body()).getString("out_trade_no")).isEqualTo(NUMBER);
  }

  @Test
  void closing_twice_is_closing_once_and_ends_the_order() {
    merchant.post(PAY + "native", order());
    for (int i = 0; i < 2; i++) {
      var closed = merchant.close(NUMBER);
      assertThat(closed.statusCode()).isEqualTo(204);
      assertThat(merchant.verifies(closed)).isTrue();
    }
    assertThat(state()).isEqualTo("CLOSED");
    assertThat(play(NUMBER, "").statusCode()).isEqualTo(409);
    var again = merchant.post(PAY + "native", order());
    refused(again, 400, "ORDER_CLOSED");
    assertThat(merchant.verifies(again)).isTrue();
    refused(merchant.close("NOSUCHORDER"), 404, "ORDER_NOT_EXIST");
  }

  @Test
  void an_expired_order_is_not_paid_and_closes_by_itself_after_seven_days() {
    var expiry = Instant.now().plus(Duration.ofMinutes(15)).toString();
    merchant.post(PAY + "native", order().add("time_expire", expiry));
    merchant.advance(Duration.ofMinutes(15).plusSeconds(1).toSeconds());
    assertThat(play(NUMBER, "").statusCode()).isEqualTo(409);
    assertThat(state()).isEqualTo("NOTPAY");
    merchant.advance(Duration.ofDays(7).toSeconds());
    assertThat(state()).isEqualTo("CLOSED");
  }

  @Test
  void an_expiry_of_less_than_a_minute_is_a_minute() {
    merchant.post(PAY + "native", order().add("time_expire", "2020-01-01T00:00:00+08:00"));
    merchant.advance(50);
    assertThat(play(NUMBER, "").statusCode()).isEqualTo(200);
  }

  @Test
  void a_number_with_a_bar_is_found_as_it_goes_over_the_wire() {
    merchant.post(PAY + "native", merchant.order("A|B*C_D-E", "qr", notifyUrl()));
    assertThat(merchant.query("A%7CB*C_D-E").statusCode()).isEqualTo(200);
  }

  @Test
  void an_order_id_means_its_latest_attempt() {
    var id = "0123456789ABCDEFGHJKMNPQRS";
    for (var attempt : new String[] {"01", "02", "10"}) {
      merchant.post(PAY + "native", merchant.order(id + attempt, "qr", notifyUrl()));
    }
    assertThat(Json.parse(play(id, "").body()).getString("outTradeNo")).isEqualTo(id + "10");
  }

  @Test
  void what_cannot_be_played_is_a_clear_problem() {
    assertThat(play("NOSUCHORDER", "").statusCode()).isEqualTo(404);
    merchant.post(PAY + "native", order());
    assertThat(play(NUMBER, ",\"coupon\":600").statusCode()).isEqualTo(400);
    assertThat(play(NUMBER, ",\"colour\":1").body()).contains("Unknown field: colour");
    assertThat(play(NUMBER, ",\"callback\":{\"times\":21}").statusCode()).isEqualTo(400);
    assertThat(play(NUMBER, ",\"callback\":{\"times\":1e99}").statusCode()).isEqualTo(400);
    assertThat(play(NUMBER, ",\"callback\":{\"tamper\":\"x\"}").body()).contains("old-key");
    assertThat(merchant.simulate("{").headers().firstValue("Content-Type"))
        .contains("application/problem+json");
    assertThat(merchant.simulate("{\"play\":\"steal\",\"order\":\"x\"}").statusCode())
        .isEqualTo(400);
    assertThat(merchant.simulate("x".repeat(20_000)).statusCode()).isEqualTo(413);
    assertThat(state()).isEqualTo("NOTPAY");
  }

  @Test
  void an_h5_order_is_paid_on_its_page_within_five_minutes() {
    var scene =
        Json.object()
            .add("payer_client_ip", "192.0.2.1")
            .add("h5_info", Json.object().add("type", "Wap"));
    var order = merchant.order(NUMBER, "mobile-web", notifyUrl()).add("scene_info", scene);
    var ordered = merchant.post(PAY + "h5", order);
    var address = URI.create(Json.parse(ordered.body()).getString("h5_url"));
    var target = address.getPath() + "?" + address.getQuery();
    var page = merchant.plain("GET", target, "", Map.of());
    assertThat(page.body()).contains("一个应用", "¥6.00");
    assertThat(merchant.plain("GET", target + "x", "", Map.of()).statusCode()).isEqualTo(404);
    var back = target + "&redirect_url=http%3A%2F%2Flocalhost%3A1%2Fdone%3Fa%3Db";
    assertThat(merchant.plain("POST", back, "", Map.of()).headers().firstValue("Location"))
        .contains("http://localhost:1/done?a=b");
    assertThat(state()).isEqualTo("SUCCESS");
    merchant.advance(300);
    assertThat(merchant.plain("GET", target, "", Map.of()).statusCode()).isEqualTo(404);
  }

  private JsonObjectBuilder order() {
    return merchant.order(NUMBER, "qr", notifyUrl());
  }

  private JsonObjectBuilder jsapi() {
    return merchant
        .order(NUMBER, "wechat", notifyUrl())
        .add("payer", Json.object().add("openid", "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"));
  }

  private static String notifyUrl() {
    return "http://localhost:1/notifications/wechat-pay";
  }

  private HttpResponse<String> scan(String codeUrl) {
    return play(NUMBER, ",\"codeUrl\":\"" + codeUrl + "\"");
  }

  private HttpResponse<String> play(String order, String more) {
    return merchant.simulate("{\"play\":\"pay\",\"order\":\"" + order + "\"" + more + "}");
  }

  private String state() {
    return Json.parse(merchant.query(NUMBER).body()).getString("trade_state");
  }

  private static String codeUrl(HttpResponse<String> answer) {
    return Json.parse(answer.body()).getString("code_url");
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Json.parse(answer.body()).getString("code")).isEqualTo(code);
  }
}

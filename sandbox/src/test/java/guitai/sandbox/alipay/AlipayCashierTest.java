package guitai.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.sandbox.simulator.Shop;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlipayCashierTest {
  private static final String NUMBER = "ORDER00001";
  private static final String BACK = "http://localhost:1/back?from=alipay";

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

  private String page(String notifyUrl, String subject) {
    return world
        .merchant()
        .page(
            "alipay.trade.page.pay",
            Json.object()
                .add("out_trade_no", NUMBER)
                .add("total_amount", "6.00")
                .add("subject", subject)
                .add("product_code", "FAST_INSTANT_TRADE_PAY"),
            asked -> {
              asked.put("notify_url", notifyUrl);
              asked.put("return_url", BACK);
            });
  }

  /// The address to which the gateway redirects the browser.
  private String come(String page) {
    var answer = world.merchant().get(page);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    var uri = URI.create(answer.headers().firstValue("location").orElseThrow());
    return uri.getRawPath() + "?" + uri.getRawQuery();
  }

  @Test
  void a_customer_pays_on_the_page_and_is_redirected_back_with_signed_parameters() {
    try (var shop = Shop.answering("success")) {
      var cashier = come(page(shop.notifyUrl(), "一个应用"));
      assertThat(world.merchant().get(cashier).body()).contains("一个应用", "6.00", NUMBER);
      world.merchant().query(NUMBER).failed("ACQ.TRADE_NOT_EXIST");
      var paid = world.merchant().post(cashier);
      assertThat(paid.statusCode()).isEqualTo(302);
      var back = paid.headers().firstValue("location").orElseThrow();
      assertThat(back).startsWith(BACK + "&");
      var fields = fields(back.substring(BACK.length() + 1));
      assertThat(fields)
          .containsEntry("method", "alipay.trade.page.pay.return")
          .containsEntry("out_trade_no", NUMBER)
          .containsEntry("total_amount", "6.00")
          .doesNotContainKey("trade_status");
      assertThat(verifies(fields)).isTrue();
      assertThat(
              new ReceivedNotification(shop.await(1).getFirst(), world.merchant())
                  .field("trade_status"))
          .isEqualTo("TRADE_SUCCESS");
      assertThat(world.merchant().get(cashier).body()).contains("付款成功", "返回商家");
      assertThat(world.merchant().post(cashier).statusCode()).as("once").isEqualTo(409);
    }
  }

  private static Map<String, String> fields(String query) {
    var fields = new TreeMap<String, String>();
    for (var pair : query.split("&", -1)) {
      var parts = pair.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  private boolean verifies(Map<String, String> fields) {
    var signed = new TreeMap<>(fields);
    signed.remove("sign_type");
    var sign = Objects.requireNonNullElse(signed.remove("sign"), "");
    var text = MerchantClient.text(signed).getBytes(StandardCharsets.UTF_8);
    return world.merchant().verifies(text, sign);
  }

  @Test
  void opening_the_page_again_finds_the_same_order_only_with_the_same_terms() {
    var first = page("http://localhost:1/", "一个应用");
    come(first);
    come(first);
    var other = world.merchant().get(page("http://localhost:1/", "另一个应用"));
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.body()).contains("ACQ.CONTEXT_INCONSISTENT");
  }

  @Test
  void an_error_is_a_page_in_gbk_for_the_customers_eyes() {
    var forged = page("http://localhost:1/", "一个应用").replace("6.00", "0.01");
    var answer =
        world
            .merchant()
            .bytes(
                HttpRequest.newBuilder(
                        URI.create("http://localhost:" + world.simulator().port() + forged))
                    .build());
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/html;charset=GBK");
    assertThat(new String(answer.body(), Charset.forName("GBK")))
        .contains("建议联系卖家", "isv.invalid-signature");
    assertThat(world.merchant().get("/simulate/orders?order=" + NUMBER).statusCode())
        .isEqualTo(404);
  }

  @Test
  void what_a_merchant_wrote_is_text_on_the_page() {
    var cashier = come(page("http://localhost:1/", "<script>alert(1)<script>"));
    assertThat(world.merchant().get(cashier).body())
        .doesNotContain("<script>")
        .contains("&lt;script&gt;");
  }

  @Test
  void the_address_of_a_page_is_unguessable_and_expires_with_its_order() {
    assertThat(world.merchant().get("/cashier?order=" + NUMBER).statusCode()).isEqualTo(404);
    assertThat(world.merchant().post("/cashier").statusCode()).isEqualTo(404);
    var cashier = come(page("http://localhost:1/", "一个应用"));
    world.merchant().advance(Duration.ofDays(15).toSeconds());
    assertThat(world.merchant().get(cashier).statusCode()).isEqualTo(404);
  }

  @Test
  void a_mobile_page_leads_back_where_its_customer_gives_up() {
    var order = world.merchant().order(NUMBER).add("quit_url", "http://localhost:1/quit");
    var cashier = come(world.merchant().page("alipay.trade.wap.pay", order, _ -> {}));
    assertThat(world.merchant().get(cashier).body()).contains("href=\"http://localhost:1/quit\"");
    assertThat(world.merchant().post(cashier).body()).contains("付款成功");
  }
}

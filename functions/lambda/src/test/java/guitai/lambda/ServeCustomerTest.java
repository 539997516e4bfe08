package guitai.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.entitlement.EntitlementTokens;
import guitai.entitlement.MemoryEntitlements;
import guitai.fulfilment.OrderFulfilment;
import guitai.json.Json;
import guitai.order.MemoryOrders;
import guitai.order.OrderWriter;
import guitai.payment.Operator;
import guitai.refund.OperatorRefund;
import guitai.storefront.MemoryStorefronts;
import guitai.storefront.Money;
import guitai.storefront.Store;
import guitai.storefront.Storefront;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeCustomerTest {
  private final MemoryOrders orders = new MemoryOrders();
  private final MemoryEntitlements entitlements = new MemoryEntitlements();
  private final KeyPair pair = pair();
  private final ServeCustomer handler =
      new ServeCustomer(
          orders,
          entitlements,
          new MemoryStorefronts(List.of(storefront())),
          () ->
              new EntitlementTokens(
                  "https://store.example",
                  "key-1",
                  (ECPrivateKey) pair.getPrivate(),
                  (ECPublicKey) pair.getPublic()),
          () -> PaidOrders.NOW.plusSeconds(100),
          Logs.ofThisMachine());

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Storefront storefront() {
    return new Storefront(
        "CHN",
        "CNY",
        ZoneId.of("Asia/Shanghai"),
        List.of(new Store("itunes-store", Optional.of("It does not operate there."))),
        List.of(),
        List.of());
  }

  @BeforeEach
  void two_orders_of_alices_are_paid_and_one_granted() {
    PaidOrders.in(orders, 1, 2);
    new OrderFulfilment(orders, entitlements, () -> PaidOrders.NOW.plusSeconds(61))
        .fulfil(PaidOrders.number(1));
  }

  private JsonObject ask(String route, Map<String, String> path, String customer) {
    return Invocation.invoke(
        handler, Invocation.event(route, path, Map.of(), Optional.of(customer), ""));
  }

  @Test
  void a_storefront_shows_its_stores_and_why_one_is_closed() {
    var answer = ask("GET /storefronts/{storefront}", Map.of("storefront", "CHN"), "anyone");
    assertThat(Invocation.body(answer).getJsonArray("stores").getJsonObject(0))
        .isEqualTo(
            Json.parse(
                """
                {"id":"itunes-store","open":false,"reason":"It does not operate there."}\
                """));
    assertNotFound(ask("GET /storefronts/{storefront}", Map.of("storefront", "XXX"), "anyone"));
  }

  @Test
  void a_customer_sees_an_order_with_its_timeline_and_nothing_personal() {
    var id = PaidOrders.number(1).text();
    var answer = ask("GET /orders/{id}", Map.of("id", id), "alice");
    var order = Invocation.body(answer);
    assertThat(order.getString("state")).isEqualTo("paid");
    assertThat(order.getJsonArray("timeline"))
        .extracting(entry -> entry.asJsonObject().getString("what"))
        .containsExactly("placed", "paid", "granted");
    assertThat(order.getString("now")).isEqualTo("2026-11-22T10:01:40Z");
    assertThat(answer.toString()).doesNotContain("o-secret", "420000", "alice");
  }

  @Test
  void an_order_says_how_and_when_it_was_paid_and_what_of_it_is_refunded() {
    var order = order(1);
    assertThat(order.getString("method")).isEqualTo("wechat-pay");
    assertThat(order.getString("channel")).isEqualTo("qr");
    assertThat(order.getJsonArray("payments"))
        .isEqualTo(Json.parse("{\"payments\":[" + payment(0, 0, 0) + "]}").get("payments"));

    var refund =
        new OperatorRefund.Request(
            "key", Optional.of(Money.of(100, "CNY")), "sorry", new Operator("olga"));
    new OperatorRefund(orders, () -> PaidOrders.NOW).refund(PaidOrders.number(1), refund);
    assertThat(order(1).getJsonArray("payments").getFirst())
        .isEqualTo(Json.parse(payment(0, 100, 0)));
    var listed = Invocation.body(ask("GET /orders", Map.of(), "alice")).getJsonArray("orders");
    assertThat(listed.getLast().asJsonObject().getJsonArray("payments").getFirst())
        .isEqualTo(Json.parse(payment(0, 100, 0)));
  }

  @Test
  void a_duplicate_payment_is_listed_with_its_own_refund() {
    var second = PaidOrders.second(1, Money.of(600, "CNY"));
    new OrderWriter(orders).apply(orders.find(PaidOrders.number(1)), second);
    assertThat(order(1).getJsonArray("payments"))
        .extracting(
            payment -> payment.asJsonObject().getJsonObject("refunding").getInt("minorUnits"))
        .containsExactly(0, 600);
  }

  private JsonObject order(int number) {
    var id = PaidOrders.number(number).text();
    return Invocation.body(ask("GET /orders/{id}", Map.of("id", id), "alice"));
  }

  private static String payment(int refunded, int refunding, int held) {
    return """
    {"method":"wechat-pay","paidAt":"2026-11-22T10:00:30Z",\
    "amount":{"minorUnits":600,"currency":"CNY"},\
    "refunded":{"minorUnits":%d,"currency":"CNY"},\
    "refunding":{"minorUnits":%d,"currency":"CNY"},\
    "held":{"minorUnits":%d,"currency":"CNY"}}\
    """
        .formatted(refunded, refunding, held);
  }

  @Test
  void another_customers_order_is_as_unknown_as_none() {
    var other = ask("GET /orders/{id}", Map.of("id", PaidOrders.number(1).text()), "bob");
    assertNotFound(other);
    var none = ask("GET /orders/{id}", Map.of("id", PaidOrders.number(9).text()), "bob");
    assertThat(other).isEqualTo(none);
    assertNotFound(ask("GET /orders/{id}", Map.of("id", "not-an-id"), "bob"));
  }

  @Test
  void an_unknown_query_parameter_is_refused_and_named() { // OPS-4
    for (var route : List.of("GET /orders", "GET /entitlements", "GET /.well-known/jwks.json")) {
      var event = Invocation.event(route, Map.of(), Map.of(), Optional.of("alice"), "");
      var query = Json.object().add("customer", "bob");
      var asked = Json.object();
      event.forEach(asked::add);

      var answer = Invocation.invoke(handler, asked.add("queryStringParameters", query).build());

      assertThat(answer.getInt("statusCode")).as(route).isEqualTo(400);
      assertThat(Invocation.body(answer).getString("type")).endsWith(":unknown-parameter");
      assertThat(Invocation.body(answer).getString("detail")).contains("\"customer\"");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1100, 3000})
  void what_no_product_can_be_called_is_not_found(int length) { // EDGE-2
    for (var letter : List.of("a", "画", "\n", " ")) {
      var product = Map.of("product", letter.repeat(length));
      assertNotFound(ask("GET /entitlements/{product}", product, "alice"));
    }
  }

  @Test
  void a_token_of_a_longer_subject_than_a_table_takes_is_refused() { // EDGE-2
    var longName = "a".repeat(2048);
    for (var route : List.of("GET /orders", "GET /entitlements", "POST /entitlements/token")) {
      var answer = ask(route, Map.of(), longName);
      assertThat(answer.getInt("statusCode")).as(route).isEqualTo(401);
      assertThat(Invocation.body(answer).getString("type")).endsWith(":unauthorized");
    }
  }

  @Test
  void a_customer_lists_their_own_orders_newest_first() {
    var listed = Invocation.body(ask("GET /orders", Map.of(), "alice")).getJsonArray("orders");
    assertThat(listed)
        .extracting(order -> order.asJsonObject().getString("orderId"))
        .containsExactly(PaidOrders.number(2).text(), PaidOrders.number(1).text());
    assertThat(Invocation.body(ask("GET /orders", Map.of(), "bob")))
        .isEqualTo(Json.parse("{\"orders\":[],\"now\":\"2026-11-22T10:01:40Z\"}"));
  }

  @Test
  void entitlements_say_what_is_owned_and_because_of_which_order() {
    var owned =
        """
        {"product":"app-1","active":true,"until":null,"because":[{"order":"%s"}]}\
        """
            .formatted(PaidOrders.number(1));
    assertThat(Invocation.body(ask("GET /entitlements", Map.of(), "alice")))
        .isEqualTo(Json.parse("{\"entitlements\":[" + owned + "]}"));
    assertThat(
            Invocation.body(
                ask("GET /entitlements/{product}", Map.of("product", "app-1"), "alice")))
        .isEqualTo(Json.parse(owned));
    assertThat(
            Invocation.body(ask("GET /entitlements/{product}", Map.of("product", "app-1"), "bob")))
        .isEqualTo(
            Json.parse("{\"product\":\"app-1\",\"active\":false,\"until\":null,\"because\":[]}"));
  }

  @Test
  void a_token_of_entitlements_verifies_against_the_published_keys() throws Exception {
    var token =
        Invocation.body(ask("POST /entitlements/token", Map.of(), "alice")).getString("token");
    var parts = List.of(token.split("\\.", -1));
    var claims = Json.parse(Base64.getUrlDecoder().decode(parts.get(1)));
    assertThat(claims.getString("sub")).isEqualTo("alice");
    assertThat(claims.getInt("exp") - claims.getInt("iat")).isEqualTo(600);
    assertThat(claims.getJsonArray("entitlements")).hasSize(1);
    var keys = Invocation.body(ask("GET /.well-known/jwks.json", Map.of(), "anyone"));
    var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
    verifier.initVerify(published(keys.getJsonArray("keys").getJsonObject(0)));
    verifier.update((parts.get(0) + "." + parts.get(1)).getBytes(StandardCharsets.US_ASCII));
    assertThat(verifier.verify(Base64.getUrlDecoder().decode(parts.get(2)))).isTrue();
  }

  private static PublicKey published(JsonObject jwk) throws Exception {
    var curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    var point = new ECPoint(coordinate(jwk, "x"), coordinate(jwk, "y"));
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
  }

  private static BigInteger coordinate(JsonObject jwk, String name) {
    var bytes = Base64.getUrlDecoder().decode(jwk.getString(name));
    assertThat(bytes).hasSize(32);
    return new BigInteger(1, bytes);
  }

  @Test
  void a_route_it_does_not_serve_is_not_found() {
    assertNotFound(ask("DELETE /orders", Map.of(), "alice"));
  }

  private static void assertNotFound(JsonObject answer) {
    assertThat(answer.getInt("statusCode")).isEqualTo(404);
    assertThat(Invocation.body(answer).getString("type")).endsWith(":not-found");
  }
}

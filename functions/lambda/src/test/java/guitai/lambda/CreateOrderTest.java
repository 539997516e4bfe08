package guitai.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.checkout.Checkout;
import guitai.checkout.OrderCancellation;
import guitai.entitlement.MemoryEntitlements;
import guitai.http.JdkHost;
import guitai.json.Json;
import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.order.MemoryOrders;
import guitai.order.OrderNumbers;
import guitai.order.PaymentInstructions;
import guitai.provider.Wallet;
import guitai.storefront.Channel;
import guitai.storefront.MemoryStorefronts;
import guitai.storefront.Method;
import guitai.storefront.Money;
import guitai.storefront.Product;
import guitai.storefront.Store;
import guitai.storefront.Storefront;
import guitai.storefront.Term;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateOrderTest {
  private static final String BODY =
      """
      {"storefront":"CHN","product":"app","method":"wechat-pay","channel":"qr"}\
      """;
  private static final Map<String, String> KEYED = Map.of("idempotency-key", "first");

  private int prepays;
  private final MemoryOrders orders = new MemoryOrders();
  private final CreateOrder createOrder =
      new CreateOrder(
          new Checkout(
              () -> new OrderNumbers(new byte[32]),
              orders,
              new MemoryEntitlements(),
              new MemoryStorefronts(List.of(storefront())),
              List.of(new CodeWallet()),
              new JdkHost(Clock.systemUTC()),
              Duration.ofMinutes(15),
              10),
          new OrderCancellation(orders, List.of(new CodeWallet()), Clock.systemUTC()),
          new ClientAddress(0),
          Logs.ofThisMachine());

  private static Storefront storefront() {
    return new Storefront(
        "CHN",
        "CNY",
        ZoneId.of("Asia/Shanghai"),
        List.of(new Store("app-store", Optional.empty())),
        List.of(Method.WECHAT_PAY),
        List.of(
            new Product(
                "app",
                "app-store",
                "app",
                Map.of("zh", "应用"),
                Money.of(600, "CNY"),
                new Term.ForGood())));
  }

  /// Answers every prepay request with a QR code.
  private final class CodeWallet implements Wallet {
    @Override
    public Method method() {
      return Method.WECHAT_PAY;
    }

    @Override
    public Set<Channel> channels() {
      return Set.of(Channel.QR, Channel.WECHAT);
    }

    @Override
    public AttemptTerms prepare(PrepayRequest request) {
      return new AttemptTerms(
          Method.WECHAT_PAY,
          request.channel(),
          "1900000001",
          "wxapp",
          request.expiresAt(),
          "{}",
          request.returnUrl());
    }

    @Override
    public Prepay prepay(AttemptId id, AttemptTerms attempt) {
      prepays++;
      return new Prepay.Obtained(
          attempt.channel() == Channel.QR
              ? new PaymentInstructions(PaymentInstructions.Kind.QR_CODE, "weixin://code")
              : new PaymentInstructions(PaymentInstructions.Kind.INVOKE, "{\"appId\":\"wx\"}"));
    }

    @Override
    public PaymentStatus query(AttemptId id, AttemptTerms attempt) {
      return new PaymentStatus.Unpaid();
    }

    @Override
    public Close close(AttemptId id, AttemptTerms attempt) {
      return new Close.Done();
    }
  }

  private JsonObject order(Map<String, String> headers, String body) {
    return Invocation.invoke(
        createOrder,
        Invocation.event("POST /orders", Map.of(), headers, Optional.of("alice"), body));
  }

  @Test
  void a_second_open_order_is_refused_with_the_number_and_path_of_the_first() {
    var first = Invocation.body(order(KEYED, BODY)).getString("orderId");
    var refused = order(Map.of("idempotency-key", "second"), BODY);
    assertThat(refused.getInt("statusCode")).isEqualTo(409);
    assertThat(Invocation.body(refused).getString("type"))
        .isEqualTo("urn:guitai:problem:open-order");
    assertThat(Invocation.body(refused).getString("orderId")).isEqualTo(first);
    assertThat(refused.getJsonObject("headers").getString("location"))
        .isEqualTo("/orders/" + first);
    assertThat(order(KEYED, BODY).getInt("statusCode")).isEqualTo(201);
  }

  @Test
  void an_order_is_answered_with_what_the_customer_needs_to_pay() {
    var answer = order(KEYED, BODY);
    assertThat(answer.getInt("statusCode")).isEqualTo(201);
    assertThat(answer.getJsonObject("headers").getString("cache-control")).isEqualTo("no-store");
    var order = Invocation.body(answer);
    assertThat(order.keySet()).containsExactly("orderId", "state", "price", "expiresAt", "payment");
    assertThat(order.getString("orderId")).matches("[0-9A-Z]{26}");
    assertThat(order.getString("state")).isEqualTo("awaiting-payment");
    assertThat(order.getJsonObject("price"))
        .isEqualTo(Json.parse("{\"minorUnits\":600,\"currency\":\"CNY\"}"));
    assertThat(order.getJsonObject("payment"))
        .isEqualTo(Json.parse("{\"kind\":\"qr-code\",\"content\":\"weixin://code\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/shop"})
  void an_order_is_read_beside_where_it_was_placed(String base) {
    var alice = Optional.of("alice");
    var placed = Invocation.event("POST /orders", Map.of(), KEYED, alice, BODY);
    var answer = Invocation.invoke(createOrder, sentTo(base + "/orders", placed));
    var id = Invocation.body(answer).getString("orderId");
    assertThat(location(answer)).isEqualTo(base + "/orders/" + id);
    var choice = "{\"method\":\"wechat-pay\",\"channel\":\"qr\"}";
    var route = "POST /orders/{id}/attempts";
    var second = Map.of("idempotency-key", "second");
    var event = Invocation.event(route, Map.of("id", id), second, alice, choice);
    var path = base + "/orders/" + id + "/attempts";
    assertThat(location(Invocation.invoke(createOrder, sentTo(path, event))))
        .isEqualTo(base + "/orders/" + id);
  }

  private static JsonObject sentTo(String path, JsonObject event) {
    var sent = Json.object();
    event.forEach(sent::add);
    return sent.add("rawPath", path).build();
  }

  private static String location(JsonObject answer) {
    return answer.getJsonObject("headers").getString("location");
  }

  @Test
  void what_a_wallet_is_invoked_with_is_an_object() {
    var body = BODY.replace("\"qr\"", "\"wechat\",\"payer\":{\"openid\":\"o1\"}");
    assertThat(Invocation.body(order(KEYED, body)).getJsonObject("payment"))
        .isEqualTo(Json.parse("{\"kind\":\"invoke\",\"content\":{\"appId\":\"wx\"}}"));
  }

  @Test
  void the_same_key_and_meaning_give_the_same_answer_and_another_body_none() {
    var first = order(KEYED, BODY);
    var spaced = BODY.replace(",", " ,\n");
    assertThat(order(KEYED, spaced)).isEqualTo(first);
    assertProblem(422, "idempotency-key-reused", order(KEYED, BODY.replace("\"app\"", "\"pass\"")));
    assertThat(prepays).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "\t", "ä", "\u007f"})
  void a_key_that_is_not_visible_ascii_is_refused(String key) {
    assertProblem(400, "idempotency-key-invalid", order(Map.of("idempotency-key", key), BODY));
  }

  @Test
  void a_key_has_1_to_255_characters() {
    var longest = Map.of("idempotency-key", "k".repeat(255));
    assertThat(order(longest, BODY).getInt("statusCode")).isEqualTo(201);
    var longer = Map.of("idempotency-key", "k".repeat(256));
    assertProblem(400, "idempotency-key-invalid", order(longer, BODY));
    assertProblem(400, "idempotency-key-required", order(Map.of(), BODY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "malformed-json | ",
        "malformed-json | []",
        "malformed-json | {",
        "malformed-json | {} {}",
        "malformed-json | {\"storefront\":\"CHN\",\"storefront\":\"USA\"}",
        "invalid-field  | {}",
        "invalid-field  | {\"storefront\":\"CHN\",\"product\":1}",
        "invalid-field  | {\"storefront\":\"CHN\",\"product\":\"\"}",
        "invalid-field  | {\"storefront\":\"CHN\",\"product\":\"app\",\"payer\":\"x\"}",
        "unknown-field  | {\"storefront\":\"CHN\",\"product\":\"app\",\"payer\":{\"name\":\"x\"}}",
        "unknown-field  | {\"price\":1}",
      })
  void a_body_that_is_not_what_it_should_be_is_refused(String type, String body) {
    assertProblem(400, type, order(KEYED, body == null ? "" : body));
    assertThat(prepays).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "/relative", "https:", "https://a b"})
  void a_return_address_is_absolute(String url) {
    var body = BODY.replace("}", ",\"returnUrl\":\"" + url + "\"}");
    assertProblem(400, "invalid-field", order(KEYED, body));
  }

  @Test
  void a_large_body_is_refused() {
    var body = BODY.replace("}", " ".repeat(1024 * 1024) + "}");
    assertProblem(413, "body-too-large", order(KEYED, body));
  }

  @Test
  void a_request_without_a_customer_is_refused() {
    var event = Invocation.event("POST /orders", Map.of(), KEYED, Optional.empty(), BODY);
    assertProblem(401, "unauthorized", Invocation.invoke(createOrder, event));
  }

  @Test
  void another_attempt_has_its_own_key_and_its_own_answer() {
    var id = Invocation.body(order(KEYED, BODY)).getString("orderId");
    var choice = "{\"method\":\"wechat-pay\",\"channel\":\"wechat\"}";
    var second = at("attempts", id, "alice", Map.of("idempotency-key", "second"), choice);
    assertThat(second.getInt("statusCode")).isEqualTo(201);
    assertThat(Invocation.body(second).getJsonObject("payment").getString("kind"))
        .isEqualTo("invoke");
    assertThat(at("attempts", id, "alice", Map.of("idempotency-key", "second"), choice))
        .isEqualTo(second);
    assertThat(Invocation.body(order(KEYED, BODY)).getJsonObject("payment").getString("kind"))
        .isEqualTo("qr-code");
    assertThat(prepays).isEqualTo(2);
    var other = choice.replace("\"wechat\"", "\"qr\"");
    assertProblem(
        422,
        "idempotency-key-reused",
        at("attempts", id, "alice", Map.of("idempotency-key", "second"), other));
    assertProblem(404, "not-found", at("attempts", id, "bob", KEYED, choice));
  }

  @Test
  void a_cancelled_order_is_closed_and_takes_no_further_attempt() {
    var id = Invocation.body(order(KEYED, BODY)).getString("orderId");
    assertProblem(404, "not-found", at("cancellation", id, "bob", Map.of(), ""));
    for (int i = 0; i < 2; i++) {
      var cancelled = at("cancellation", id, "alice", Map.of(), "");
      assertThat(cancelled.getInt("statusCode")).isEqualTo(200);
      assertThat(Invocation.body(cancelled).getString("state")).isEqualTo("closed");
    }
    var choice = "{\"method\":\"wechat-pay\",\"channel\":\"qr\"}";
    assertProblem(409, "not-payable", at("attempts", id, "alice", KEYED, choice));
    var repeated = order(KEYED, BODY);
    assertThat(repeated.getInt("statusCode")).isEqualTo(200);
    assertThat(Invocation.body(repeated).keySet()).containsExactly("orderId", "state", "price");
  }

  private JsonObject at(
      String what, String id, String customer, Map<String, String> headers, String body) {
    return Invocation.invoke(
        createOrder,
        Invocation.event(
            "POST /orders/{id}/" + what, Map.of("id", id), headers, Optional.of(customer), body));
  }

  private static void assertProblem(int status, String type, JsonObject answer) {
    assertThat(answer.getJsonObject("headers").getString("content-type"))
        .isEqualTo("application/problem+json");
    var problem = Invocation.body(answer);
    assertThat(problem.getString("type")).isEqualTo("urn:guitai:problem:" + type);
    assertThat(problem.getInt("status")).isEqualTo(status);
    assertThat(answer.getInt("statusCode")).isEqualTo(status);
  }
}

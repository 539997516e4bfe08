package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// A customer with a token, as their app or page calls the store; and with a phone, played by the
/// simulator.
///
/// @param wechatPay the simulator of the wallet it pays with
record Shopper(URI store, URI wechatPay, String token, String method) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String WECHAT_PAY = "wechat-pay";

  record Answer(int status, JsonObject json) {}

  static Shopper of(String name, URI store, URI wechatPay) {
    return of(name, store, wechatPay, WECHAT_PAY);
  }

  static Shopper of(String name, URI store, URI simulator, String method) {
    return of(name, false, store, simulator, method);
  }

  /// A client whose token is an operator's.
  static Shopper operator(String name, URI store, URI wechatPay) {
    return of(name, true, store, wechatPay, WECHAT_PAY);
  }

  private static Shopper of(
      String name, boolean operator, URI store, URI simulator, String method) {
    var wish = Json.object().add("customer", name).add("operator", operator).build().toString();
    var answer = post(store.resolve("/local/tokens"), wish);
    assertThat(answer.status()).isEqualTo(200);
    return new Shopper(store, simulator, answer.json().getString("token"), method);
  }

  /// A user of the store's own identity provider.
  static Shopper operator(URI store, URI wechatPay) {
    var answer = post(store.resolve("/local/tokens"), "{\"customer\":\"ops\",\"operator\":true}");
    assertThat(answer.status()).isEqualTo(200);
    return new Shopper(store, wechatPay, answer.json().getString("token"), WECHAT_PAY);
  }

  Answer post(String path, String key, String body) {
    return post(
        store.resolve(path),
        body,
        "Authorization",
        "Bearer " + token,
        "Idempotency-Key",
        key,
        "Content-Type",
        "application/json");
  }

  static String wish(String product) {
    return wish("CHN", product);
  }

  static String wish(String storefront, String product) {
    return wish(storefront, product, WECHAT_PAY);
  }

  static String wish(String storefront, String product, String method) {
    return wish(storefront, product, method, method.equals("apple-pay") ? "app" : "qr");
  }

  static String wish(String storefront, String product, String method, String channel) {
    return Json.object()
        .add("storefront", storefront)
        .add("product", product)
        .add("method", method)
        .add("channel", channel)
        .build()
        .toString();
  }

  Answer order(String key, String body) {
    return post("/orders", key, body);
  }

  Answer refund(String order, String key, String body) {
    return post("/orders/" + order + "/refunds", key, body);
  }

  /// Places an order that must succeed.
  String order(String product) {
    var answer = order(UUID.randomUUID().toString(), wish("CHN", product, method));
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
    return answer.json().getString("orderId");
  }

  /// @param callback how the network treats it, `{}` if without faults
  Answer pay(String order, String callback) {
    var play = Json.object().add("play", "pay").add("order", order);
    if (!callback.isEmpty()) {
      play.add("callback", Json.parse(callback));
    }
    return post(wechatPay.resolve("/simulate"), play.build().toString());
  }

  JsonObject order(String id, Duration patience, String state) {
    return Eventually.become(
        patience,
        () -> get("/orders/" + id).json(),
        order -> order.getString("state", "").equals(state));
  }

  /// Waits until the customer owns the product and the order says so: the grant is written first.
  void awaitOwned(String product, String order) {
    Eventually.become(
        PATIENCE, () -> get("/entitlements/" + product).json(), json -> backs(json, order));
    await(order, "granted");
  }

  /// Waits until the order says that the entitlement is revoked.
  void awaitRevoked(String order) {
    await(order, "revoked");
  }

  private void await(String order, String what) {
    Eventually.become(PATIENCE, () -> get("/orders/" + order).json(), json -> happened(json, what));
  }

  private static boolean happened(JsonObject order, String what) {
    return order.getJsonArray("timeline").getValuesAs(JsonObject.class).stream()
        .anyMatch(entry -> entry.getString("what").equals(what));
  }

  private static boolean backs(JsonObject entitlement, String order) {
    return entitlement.getBoolean("active")
        && entitlement.getJsonArray("because").getValuesAs(JsonObject.class).stream()
            .anyMatch(each -> each.getString("order").equals(order));
  }

  /// The answers to the callbacks of an order, once the last one is sent.
  List<String> callbackResults(String order) {
    var answer =
        Eventually.become(
            PATIENCE,
            () -> read("/simulate/orders?order=" + order),
            json -> !attempts(json).isEmpty());
    return attempts(answer);
  }

  private static List<String> attempts(JsonObject answer) {
    return answer.getJsonArray("orders").getValuesAs(JsonObject.class).stream()
        .flatMap(order -> order.getJsonArray("callbacks").getValuesAs(JsonObject.class).stream())
        .flatMap(each -> each.getJsonArray("attempts").getValuesAs(JsonObject.class).stream())
        .map(attempt -> attempt.getString("result"))
        .toList();
  }

  /// Whether the provider has closed an attempt, by its merchant order number.
  boolean closedAtProvider(String merchantOrderNumber) {
    var closed = method.equals("alipay") ? "TRADE_CLOSED" : "CLOSED";
    return read("/simulate/orders?order=" + merchantOrderNumber)
        .toString()
        .contains("\"state\":\"" + closed + "\"");
  }

  /// The provider's record of an order; empty if it knows none.
  List<JsonObject> atProvider(String order) {
    var answer =
        send(HttpRequest.newBuilder(wechatPay.resolve("/simulate/orders?order=" + order)).build());
    return answer.status() == 200
        ? answer.json().getJsonArray("orders").getValuesAs(JsonObject.class)
        : List.of();
  }

  /// The refunds of a payment at the provider.
  List<JsonObject> refundsAtProvider(String merchantOrderNumber) {
    return read("/simulate/orders?order=" + merchantOrderNumber)
        .getJsonArray("orders")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(order -> order.containsKey("refunds"))
        .flatMap(order -> order.getJsonArray("refunds").getValuesAs(JsonObject.class).stream())
        .toList();
  }

  /// The number of orders at the provider.
  int ordersAtProvider() {
    return read("/simulate/orders?limit=100").getJsonArray("orders").size();
  }

  private JsonObject read(String path) {
    return read(wechatPay.resolve(path));
  }

  /// A route that needs no token.
  static JsonObject read(URI address) {
    return send(HttpRequest.newBuilder(address).build()).json();
  }

  Answer get(String path) {
    var request =
        HttpRequest.newBuilder(store.resolve(path))
            .header("Authorization", "Bearer " + token)
            .build();
    return send(request);
  }

  static Answer post(URI address, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return send((headers.length == 0 ? request : request.headers(headers)).build());
  }

  private static Answer send(HttpRequest request) {
    try {
      var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), Json.parse(answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.journeys.rules.OpenApi;
import guitai.json.Json;
import guitai.local.Store;
import guitai.local.dynamodb.LocalDynamoDb;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Sales, refunds and resolutions that produce each answer of which `openapi.yaml` has an example,
/// by its own examples of requests.
final class ExampleJourney {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ORDER = "/orders/";

  private final Store store;
  private final OpenApi api;
  private final Map<String, Body> bodies = new TreeMap<>();

  /// A request's or an answer's body.
  ///
  /// @param status 0 for a request
  record Body(String route, int status, JsonValue json) {}

  ExampleJourney(Store store, OpenApi api) {
    this.store = store;
    this.api = api;
  }

  /// By the example's name.
  Map<String, Body> bodies() {
    return bodies;
  }

  /// By the example's name.
  Map<String, Body> play() {
    sale();
    attempt();
    cancellation();
    decision();
    applePay();
    inAppPurchase();
    refusals();
    return bodies;
  }

  private Shopper shopper(String name) {
    return Shopper.of(name, store.uri(), store.simulator("wechat-pay"));
  }

  private Shopper operator(String name) {
    return Shopper.operator(name, store.uri(), store.simulator("wechat-pay"));
  }

  private JsonObject answered(String example, String route, int status, Shopper.Answer answer) {
    assertThat(answer.status()).as(example + " " + answer.json()).isEqualTo(status);
    bodies.put(example, new Body(route, status, answer.json()));
    return answer.json();
  }

  /// A request's example as a client sends it.
  private String sent(String example, String route) {
    return sent(example, route, api.example(example).asJsonObject());
  }

  private String sent(String example, String route, JsonObject body) {
    bodies.put(example, new Body(route, 0, body));
    return body.toString();
  }

  private void sale() {
    var alice = shopper("alice");
    var route = "POST /orders";
    answered("Storefront", "GET /storefronts/{storefront}", 200, alice.get("/storefronts/CHN"));
    var body = sent("OrderByQrCode", route);
    var id = answered("PlacedOrder", route, 201, alice.order("first", body)).getString("orderId");
    alice.pay(id, "");
    alice.awaitOwned("ink-garden", id);
    answered("RepeatedOrder", route, 200, alice.order("first", body));
    answered("Order", "GET /orders/{id}", 200, alice.get(ORDER + id));
    answered("Orders", "GET /orders", 200, alice.get("/orders"));
    answered("Entitlements", "GET /entitlements", 200, alice.get("/entitlements"));
    answered(
        "Entitlement", "GET /entitlements/{product}", 200, alice.get("/entitlements/ink-garden"));
    answered(
        "EntitlementToken",
        "POST /entitlements/token",
        200,
        alice.post("/entitlements/token", "-", ""));
    answered("Keys", "GET /.well-known/jwks.json", 200, alice.get("/.well-known/jwks.json"));
    replay();
    refund(alice, id);
  }

  /// The fields of the one notification that was received.
  private void replay() {
    try (var tables = LocalDynamoDb.patient(store.dynamoDb())) {
      var evidence = tables.scan(scan -> scan.tableName("evidence")).items();
      assertThat(evidence).hasSize(1);
      var digest = evidence.getFirst().getOrDefault("digest", AttributeValue.fromS("")).s();
      answered(
          "Replayed",
          "POST /notifications/{id}/replay",
          200,
          operator("olga").post("/notifications/" + digest + "/replay", "-", ""));
    }
  }

  private void refund(Shopper alice, String id) {
    var route = "POST /orders/{id}/refunds";
    var olga = operator("olga");
    answered("RequestedRefund", route, 202, olga.refund(id, "part", sent("PartialRefund", route)));
    alice.order(id, PATIENCE, "partly-refunded");
    answered(
        "Explanation", "GET /orders/{id}/explanation", 200, olga.get(ORDER + id + "/explanation"));
  }

  private void attempt() {
    var bob = shopper("bob");
    var id = bob.order("star-atlas");
    var path = ORDER + id + "/attempts";
    var route = "POST /orders/{id}/attempts";
    var body = sent("PayByAlipay", route);
    answered("OpenedAttempt", route, 201, bob.post(path, "second", body));
    bob.pay(id, "");
    bob.awaitOwned("star-atlas", id);
    answered("RepeatedAttempt", route, 200, bob.post(path, "second", body));
  }

  private void cancellation() {
    var bob = shopper("bob");
    var path = ORDER + bob.order("paper-crane") + "/cancellation";
    answered("CancelledOrder", "POST /orders/{id}/cancellation", 200, bob.post(path, "-", ""));
  }

  /// About a payment that the provider can't refund.
  private void decision() {
    var carol = shopper("carol");
    var id = carol.order("ink-garden");
    carol.pay(id, "");
    carol.awaitOwned("ink-garden", id);
    var outcome =
        Json.object().add("play", "refund-outcome").add("order", id).add("outcome", "abnormal");
    Shopper.post(store.simulator("wechat-pay").resolve("/simulate"), outcome.build().toString());
    assertThat(operator("olga").refund(id, "all", "{\"reason\":\"误购\"}").status()).isEqualTo(202);
    Eventually.become(
        PATIENCE,
        () -> operator("olga").get("/held-payments").json(),
        json -> !json.getJsonArray("held").isEmpty());
    var page = operator("olga").get("/held-payments");
    answered("HeldPayments", "GET /held-payments", 200, page);
    var held = page.json().getJsonArray("held").getJsonObject(0).getString("id");
    var path = "/held-payments/" + held + "/resolution";
    var route = "POST /held-payments/{id}/resolution";
    var preview = sent("ResolutionToPreview", route);
    answered("ResolutionPreview", route, 200, operator("olga").post(path, "v", preview));
    var proposal = sent("Resolution", route);
    answered("ProposedResolution", route, 201, operator("olga").post(path, "p", proposal));
    var confirmation = sent("Confirmation", route + "/confirmation");
    answered(
        "OwnProposal",
        route + "/confirmation",
        403,
        operator("olga").post(path + "/confirmation", "c", confirmation));
    answered(
        "ConfirmedResolution",
        route + "/confirmation",
        202,
        operator("otto").post(path + "/confirmation", "c", confirmation));
  }

  private void applePay() {
    var holder = DeviceHolder.of("dora", store.uri(), store.simulator("acquirer"));
    var route = "POST /orders";
    var order =
        answered(
            "OrderToPayByToken",
            route,
            201,
            holder.shopper().order("first", sent("OrderByApplePay", route)));
    var id = order.getString("orderId");
    var request = order.getJsonObject("payment").getJsonObject("content");
    var authorization = "POST /orders/{id}/authorization";
    var declined = holder.token(request, "card", "insufficient-funds");
    answered("Declined", authorization, 402, holder.authorize(id, declined));
    var again = holder.again(new DeviceHolder.Placed(id, request));
    var token = Json.object().add("token", holder.token(again.request())).build();
    sent("ApplePayToken", authorization, token);
    answered(
        "AuthorizedOrder", authorization, 200, holder.authorize(id, token.getJsonObject("token")));
  }

  private void inAppPurchase() {
    var erin = AppStoreBuyer.of(store, "erin");
    var account = "POST /purchases/account-token";
    answered(
        "AccountToken", account, 200, erin.shopper().post("/purchases/account-token", "-", ""));
    var bought = erin.play("{'play':'buy','product':'com.example.guitai.star_atlas'}");
    var route = "POST /purchases";
    var signed = Json.object().add("signedTransaction", bought.getString("signedTransaction"));
    sent("SignedTransaction", route, signed.build());
    answered("ClaimedPurchase", route, 200, erin.claim(bought));
    erin.awaitActive("star-atlas", true);
    var path = "/purchases/" + bought.getString("transactionId") + "/explanation";
    answered(
        "PurchaseExplanation", "GET /purchases/{id}/explanation", 200, operator("olga").get(path));
  }

  private void refusals() {
    var frank = shopper("frank");
    var route = "POST /orders";
    answered("UnknownField", route, 400, frank.order("a", "{\"colour\":\"red\"}"));
    answered("BodyTooLarge", route, 413, frank.order("b", " ".repeat(17_000)));
    answered("StoreClosed", route, 422, frank.order("c", Shopper.wish("lights-at-sea")));
    answered("NotFound", "GET /orders/{id}", 404, frank.get(ORDER + "0".repeat(26)));
    var nobody = new Shopper(store.uri(), store.simulator("wechat-pay"), "forged", "wechat-pay");
    answered("Unauthorized", "GET /orders", 401, nobody.get("/orders"));
    answered("Forbidden", "GET /held-payments", 403, frank.get("/held-payments"));
    var unpaid = frank.order("ink-garden");
    answered("OpenOrder", route, 409, frank.order("d", Shopper.wish("ink-garden")));
    answered(
        "NotRefundable",
        "POST /orders/{id}/refunds",
        409,
        operator("olga").refund(unpaid, "r", "{\"reason\":\"误购\"}"));
  }
}

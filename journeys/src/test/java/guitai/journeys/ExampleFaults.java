package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.bytes.Bytes;
import guitai.journeys.ExampleJourney.Body;
import guitai.json.Json;
import guitai.local.Store;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.local.gateway.Access;
import guitai.local.gateway.Gateway;
import guitai.local.gateway.Invocation;
import guitai.local.gateway.PathTemplate;
import guitai.local.gateway.RateLimit;
import guitai.local.gateway.Route;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Faults that produce each answer of 429 and 5xx of which `openapi.yaml` has an example: of the
/// store with a provider and a table in trouble, and of the local gateway in API Gateway's place.
final class ExampleFaults {
  private static final String ORDER = "GET /orders/{id}";
  private static final String PLACE = "POST /orders";

  /// A prepay call is tried three times.
  private static final int TRIES = 3;

  private final Store store;
  private final Map<String, Body> bodies = new TreeMap<>();

  ExampleFaults(Store store) {
    this.store = store;
  }

  /// By the example's name. The provider's clock is moved.
  Map<String, Body> play() throws InterruptedException {
    provider();
    table();
    gateway();
    return bodies;
  }

  /// WeChat Pay takes an order and doesn't answer; when the customer tries again, it has expired
  /// there.
  private void provider() {
    var heidi = Shopper.of("heidi", store.uri(), store.simulator("wechat-pay"));
    var wish = Shopper.wish("ink-garden");
    simulate(
        "/simulate",
        Json.object()
            .add("play", "trouble")
            .add("method", "POST")
            .add("path", "/v3/pay/transactions/native")
            .add("kind", "timeout-after-doing")
            .add("times", TRIES)
            .add("delayMillis", 1)
            .build());
    answered("Unavailable", PLACE, 503, heidi.order("lost", wish));
    var clock = Json.object().add("advanceSeconds", Duration.ofHours(1).toSeconds());
    simulate("/simulate/clock", clock.build());
    answered("ProviderRefused", PLACE, 502, heidi.order("lost", wish));
  }

  private void simulate(String path, JsonObject play) {
    URI simulator = store.simulator("wechat-pay").resolve(path);
    assertThat(Shopper.post(simulator, play.toString()).status()).isEqualTo(200);
  }

  private void answered(String example, String route, int status, Shopper.Answer answer) {
    assertThat(answer.status()).as(example + " " + answer.json()).isEqualTo(status);
    bodies.put(example, new Body(route, status, answer.json()));
  }

  /// An order's item has an event of an unknown type.
  private void table() {
    var ivy = Shopper.of("ivy", store.uri(), store.simulator("alipay"), "alipay");
    var order = ivy.order("ink-garden");
    try (var tables = LocalDynamoDb.patient(store.dynamoDb())) {
      var events = AttributeValue.fromL(List.of(AttributeValue.fromS("{\"type\":\"x\"}")));
      tables.updateItem(update ->
          update
              .tableName("orders")
              .key(Map.of("id", AttributeValue.fromS(order)))
              .updateExpression("SET events = :events")
              .expressionAttributeValues(Map.of(":events", events)));
    }
    answered("InternalError", ORDER, 500, ivy.get("/orders/" + order));
  }

  private void gateway() throws InterruptedException {
    refused("TooManyRequests", 429, new RateLimit(1, 0), (_, _, _) -> {});
    var usual = new RateLimit(1, 1);
    refused(
        "FunctionFailed",
        500,
        usual,
        (_, out, _) -> out.write("no answer".getBytes(StandardCharsets.UTF_8)));
    var end = new CountDownLatch(1);
    refused("FunctionTimedOut", 503, usual, (_, _, _) -> await(end));
    end.countDown();
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void refused(String example, int status, RateLimit limit, RequestStreamHandler function)
      throws InterruptedException {
    var route =
        new Route(
            "GET",
            new PathTemplate("/orders/{id}"),
            new Access.Anyone(),
            Duration.ofMillis(100),
            limit,
            "ServeCustomer",
            function);
    var gateway =
        new Gateway(
            List.of(route),
            _ -> Optional.empty(),
            Invocation.lines(new StringBuilder()),
            InstantSource.system());
    var request =
        new Request("GET", "/orders/1", Optional.empty(), Map.of(), Bytes.utf8(""), "127.0.0.1");
    Response answer = gateway.handle(request);
    assertThat(answer.status()).as(example).isEqualTo(status);
    bodies.put(
        example,
        new Body(
            ORDER,
            status,
            Json.parse(new String(answer.body().toArray(), StandardCharsets.UTF_8))));
  }
}

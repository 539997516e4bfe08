package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.dynamodb.DynamoStorefronts;
import guitai.json.Json;
import guitai.local.Settings;
import guitai.local.Store;
import guitai.local.dynamodb.LocalDynamoDb;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/// Selling by WeChat Pay through the whole local store, over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SellingJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Store store;
  private DynamoDbClient tables;

  @BeforeAll
  void open(@TempDir Path home) {
    store = Store.start(Settings.forTests(home));
    tables = LocalDynamoDb.patient(store.dynamoDb());
  }

  @AfterAll
  void close() {
    tables.close();
    store.close();
  }

  @Test
  void a_paid_app_is_granted_to_its_customer_and_no_other() {
    var alice = shopper("alice");
    var id = alice.order("ink-garden");
    assertThat(
            alice
                .order(id, PATIENCE, "awaiting-payment")
                .getJsonObject("payment")
                .getString("content"))
        .startsWith("weixin://");

    assertThat(alice.pay(id, "").status()).isEqualTo(200);
    alice.awaitOwned("ink-garden", id);

    assertThat(words(alice.order(id, PATIENCE, "paid")))
        .containsExactly("placed", "payable", "paid", "granted");
    var mallory = shopper("mallory");
    assertThat(mallory.get("/orders/" + id).status()).isEqualTo(404);
    assertThat(mallory.get("/entitlements").json().getJsonArray("entitlements")).isEmpty();
  }

  @Test
  void ten_equal_orders_at_once_are_one_order_one_prepay_and_ten_equal_answers() throws Exception {
    var shopper = shopper("ten");
    int before = shopper.ordersAtProvider();

    List<Shopper.Answer> answers;
    try (var threads = Executors.newFixedThreadPool(10)) {
      var calls =
          IntStream.range(0, 10)
              .mapToObj(_ -> threads.submit(() -> shopper.order("key", Shopper.wish("tea-timer"))))
              .toList();
      answers = new ArrayList<>();
      for (var call : calls) {
        answers.add(call.get());
      }
    }

    assertThat(Set.copyOf(answers)).hasSize(1);
    assertThat(answers.getFirst().status()).isEqualTo(201);
    var id = answers.getFirst().json().getString("orderId");
    assertThat(words(shopper.get("/orders/" + id).json())).containsExactly("placed", "payable");
    assertThat(shopper.ordersAtProvider()).isEqualTo(before + 1);
  }

  @Test
  void the_same_key_with_another_body_is_refused() {
    var shopper = shopper("keys");
    assertThat(shopper.order("key", Shopper.wish("tea-timer")).status()).isEqualTo(201);
    assertRefused(shopper, "key", Shopper.wish("ink-garden"), 422, "idempotency-key-reused");
  }

  @Test
  void a_callback_delivered_five_times_at_once_is_one_payment_and_each_is_acknowledged() {
    var shopper = shopper("five");
    var id = shopper.order("mountain-diary");

    shopper.pay(id, "{\"times\":5}");

    assertThat(shopper.callbackResults(id)).containsExactly("200, 200, 200, 200, 200");
    shopper.awaitOwned("mountain-diary", id);
    assertThat(words(shopper.order(id, PATIENCE, "paid"))).containsOnlyOnce("paid");
  }

  @ParameterizedTest
  @CsvSource({
    "CHN, lights-at-sea, store-closed",
    "CHN, teahouse-letters, store-closed",
    "CHN, no-such-thing, unknown-product",
    "XYZ, ink-garden, unknown-storefront",
    "USA, ink-garden, method-not-offered",
    "HKG, lost, unknown-store",
  })
  void what_is_not_sold_is_refused_with_the_reason(String storefront, String product, String type) {
    new DynamoStorefronts(tables, LocalDynamoDb.TABLES, Clock.systemUTC()).publish(withoutStores());
    assertRefused(shopper("wish"), "key-" + type, Shopper.wish(storefront, product), 422, type);
  }

  @Test
  void an_order_with_an_unknown_field_is_refused() {
    var body = Shopper.wish("ink-garden").replace("{", "{\"price\":1,");
    assertRefused(shopper("fields"), "key", body, 400, "unknown-field");
  }

  @Test
  void an_order_of_a_megabyte_is_refused() {
    var body = Shopper.wish("ink-garden").replace("}", " ".repeat(1 << 20) + "}");
    assertRefused(shopper("large"), "key", body, 413, "body-too-large");
  }

  @Test
  void an_order_without_a_key_is_refused() {
    var shopper = shopper("keyless");
    assertNothingHappens(
        shopper,
        () -> {
          var answer =
              Shopper.post(
                  store.uri().resolve("/orders"),
                  Shopper.wish("ink-garden"),
                  "Authorization",
                  "Bearer " + shopper.token());
          assertThat(answer.status()).isEqualTo(400);
          assertThat(answer.json().getString("type")).endsWith(":idempotency-key-required");
        });
  }

  @Test
  void an_order_without_a_token_is_refused_by_the_gateway() {
    assertNothingHappens(
        shopper("tokenless"),
        () -> {
          var answer =
              Shopper.post(
                  store.uri().resolve("/orders"),
                  Shopper.wish("ink-garden"),
                  "Idempotency-Key",
                  "key");
          assertThat(answer.status()).isEqualTo(401);
          assertThat(answer.json().getString("message")).isEqualTo("Unauthorized");
        });
  }

  @Test
  void an_app_already_owned_is_not_sold_again() {
    var shopper = shopper("owner");
    var id = shopper.order("paper-crane");
    shopper.pay(id, "");
    shopper.awaitOwned("paper-crane", id);
    shopper.callbackResults(id);

    assertRefused(shopper, "again", Shopper.wish("paper-crane"), 409, "already-owned");
  }

  @ParameterizedTest
  @ValueSource(strings = {"body", "signature", "serial", "stale", "probe", "old-key"})
  void an_unverified_callback_changes_nothing(String tamper) {
    var shopper = shopper("tamper-" + tamper);
    var id = shopper.order("night-train");

    assertNothingHappens(
        shopper,
        () -> {
          shopper.pay(id, "{\"tamper\":\"" + tamper + "\"}");
          assertThat(shopper.callbackResults(id))
              .allSatisfy(
                  status -> assertThat(Integer.parseInt(status)).isGreaterThanOrEqualTo(400));
        });
    assertThat(shopper.get("/entitlements").json().getJsonArray("entitlements")).isEmpty();
  }

  @Test
  void a_verified_payment_of_another_amount_is_held_for_an_operator() {
    var shopper = shopper("amount");
    var id = shopper.order("star-atlas");

    shopper.pay(id, "{\"tamper\":\"amount\"}");

    assertThat(shopper.callbackResults(id)).containsExactly("200");
    assertThat(words(shopper.order(id, PATIENCE, "under-review"))).contains("payment-held");
    assertThat(shopper.get("/entitlements/star-atlas").json().getBoolean("active")).isFalse();
  }

  private void assertRefused(Shopper shopper, String key, String body, int status, String type) {
    assertNothingHappens(
        shopper,
        () -> {
          var answer = shopper.order(key, body);
          assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
          assertThat(answer.json().getString("type")).isEqualTo("urn:guitai:problem:" + type);
          assertThat(answer.json().getString("detail")).isNotBlank();
        });
  }

  /// The store writes nothing, and the provider receives no order.
  private void assertNothingHappens(Shopper shopper, Runnable attempt) {
    var items = items();
    int orders = shopper.ordersAtProvider();
    attempt.run();
    assertThat(items()).isEqualTo(items);
    assertThat(shopper.ordersAtProvider()).isEqualTo(orders);
  }

  private Set<Map<String, AttributeValue>> items() {
    var names = LocalDynamoDb.TABLES;
    return Stream.of(names.orders(), names.evidence(), names.entitlements())
        .flatMap(table ->
            tables.scanPaginator(ScanRequest.builder().tableName(table).build()).items().stream())
        .collect(Collectors.toSet());
  }

  private static List<String> words(JsonObject order) {
    return order.getJsonArray("timeline").getValuesAs(JsonObject.class).stream()
        .map(event -> event.getString("what"))
        .toList();
  }

  private static JsonObject withoutStores() {
    return Json.parse(
        """
        {"storefront":"HKG","currency":"HKD","zone":"Asia/Hong_Kong","stores":[],
         "methods":["wechat-pay"],"products":[{"id":"lost","store":"nowhere","kind":"app",
         "title":{"en":"Lost"},"price":{"minorUnits":100,"currency":"HKD"}}]}
        """);
  }

  private Shopper shopper(String name) {
    return Shopper.of(name, store.uri(), store.simulator("wechat-pay"));
  }
}

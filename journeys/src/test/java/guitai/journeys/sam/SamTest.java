package guitai.journeys.sam;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.journeys.rules.Events;
import guitai.journeys.rules.Repository;
import guitai.json.Json;
import guitai.local.FunctionSettings;
import guitai.local.Settings;
import guitai.local.Store;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The deployable jar on AWS's own runtime client, in the container that the SAM CLI makes of the
/// template, for every file in `events/`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamTest {
  /// Its signature is older than five minutes, as any file's is.
  private static final String STALE = "ReceiveNotification-wechat-pay.json";

  /// Signed by keys that Apple publishes for tests, or by the UnionPay of the test vectors; and the
  /// status of each refusal.
  private static final Map<String, Integer> UNPROVED =
      Map.of(
          "ReceiveNotification-app-store.json", 401,
          "ReceiveNotification-union-pay.json", 401,
          "ClaimPurchase-transaction.json", 422);

  /// The deployed functions trust no simulator of UnionPay, whatever their settings.
  private static final String UNBELIEVED = "CreateOrder-apple-pay-in-an-app.json";

  /// They answer which records of a batch Lambda must retry.
  private static final Set<String> BATCHES = Set.of("GrantEntitlement", "SendRefund");

  /// Signed by the Alipay of the test vectors, whose key this store doesn't trust.
  private static final Set<String> ELSEWHERE =
      Set.of("ReceiveNotification-alipay.json", "ReceiveNotification-alipay-gbk.json");

  /// About an order that a new store doesn't have.
  private static final Set<String> ABOUT_AN_ORDER =
      Set.of(
          "AuthorizePayment-token.json",
          "ServeOperator-refund.json",
          "ServeOperator-explanation.json",
          "ServeOperator-purchase.json",
          "ServeOperator-resolution.json",
          "ServeOperator-confirmation.json",
          "ServeOperator-replay.json");

  private final Path directory;
  private final Store store;
  private final Map<String, String> settings;

  SamTest() throws IOException, InterruptedException {
    Sam.orLeaveOut();
    var target = Files.createDirectories(Path.of("target")).toAbsolutePath();
    directory = Files.createTempDirectory(target, "sam");
    var parts = EnumSet.allOf(Settings.Part.class);
    store = Store.start(new Settings(0, directory.resolve("home"), "0.0.0.0", parts, true));
    settings = store.environment(FunctionSettings.host());
  }

  @AfterAll
  void close() {
    store.close();
  }

  static List<Path> files() throws IOException {
    return Events.files(file ->
        !file.equals(STALE)
            && !file.equals(UNBELIEVED)
            && !UNPROVED.containsKey(file)
            && !ELSEWHERE.contains(file)
            && !ABOUT_AN_ORDER.contains(file));
  }

  static List<Path> all() throws IOException {
    return Events.files(file -> !UNPROVED.containsKey(file));
  }

  @ParameterizedTest
  @MethodSource("files")
  void with_the_store_running_each_event_is_answered_as_a_success(Path file) throws Exception {
    var answer = invoke(settings, Events.function(file), Events.json(file));
    if (BATCHES.contains(Events.function(file))) {
      assertThat(answer.getJsonArray("batchItemFailures")).isEmpty();
    } else {
      assertThat(answer.getInt("statusCode")).as(answer.toString()).isBetween(200, 201);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void without_the_store_each_event_is_to_be_sent_again(Path file) throws Exception {
    var answer = invoke(closed(), Events.function(file), Events.json(file));
    if (BATCHES.contains(Events.function(file))) {
      assertThat(answer.getJsonArray("batchItemFailures")).hasSize(1);
    } else {
      assertThat(answer.getInt("statusCode")).as(answer.toString()).isEqualTo(503);
    }
  }

  static List<Path> aboutAnOrder() throws IOException {
    return Events.files(ABOUT_AN_ORDER::contains);
  }

  @ParameterizedTest
  @MethodSource("aboutAnOrder")
  void an_order_that_was_never_placed_is_unknown_to_every_function(Path file) throws Exception {
    var answer = invoke(settings, Events.function(file), Events.json(file));
    assertThat(answer.getInt("statusCode")).as(answer.toString()).isEqualTo(404);
  }

  static List<Path> elsewhere() throws IOException {
    return Events.files(ELSEWHERE::contains);
  }

  /// A form comes in base64, and the signature covers its bytes: a plus sign, one that is written
  /// `%2B`, a space, an ampersand, a smile, or GBK.
  @ParameterizedTest
  @MethodSource("elsewhere")
  void a_form_is_proved_by_its_bytes_and_refused_under_another_key(Path file) throws Exception {
    var refused = invoke(settings, "ReceiveNotification", Events.json(file));
    assertThat(refused.getInt("statusCode")).isEqualTo(401);
    assertThat(refused.getString("body")).isEqualTo("fail");

    try (var trust = new SecretsProxy(store.uri(), alipayKey())) {
      var changed = new HashMap<>(settings);
      changed.put("SECRETS_URL", "http://" + FunctionSettings.host() + ":" + trust.port());
      changed.put("ALIPAY_APP_ID", "2021999900000001");
      changed.put("ALIPAY_SELLER_ID", "2088999900000001");
      var accepted = invoke(changed, "ReceiveNotification", Events.json(file));
      assertThat(accepted.getInt("statusCode")).as(accepted.toString()).isEqualTo(200);
      assertThat(accepted.getString("body")).isEqualTo("success");
    }
  }

  private static String alipayKey() throws IOException {
    var key = "functions/core/src/test/resources/alipay/keys/gen-alipay-rsa2048-public.pem";
    var pem = Files.readString(Repository.ROOT.resolve(key));
    return Json.object().add("publicKey", pem).build().toString();
  }

  @Test
  void a_notification_signed_long_ago_is_refused_as_wechat_pay_wants_it() throws Exception {
    var answer =
        invoke(settings, "ReceiveNotification", Events.json(Events.DIRECTORY.resolve(STALE)));
    assertThat(answer.getInt("statusCode")).isEqualTo(401);
    assertThat(Json.parse(answer.getString("body")).getString("code")).isEqualTo("FAIL");
  }

  static List<Path> unproved() throws IOException {
    return Events.files(UNPROVED::containsKey);
  }

  @ParameterizedTest
  @MethodSource("unproved")
  void a_chain_to_another_root_than_the_pinned_one_is_refused(Path file) throws Exception {
    var answer = invoke(settings, Events.function(file), Events.json(file));
    assertThat(answer.getInt("statusCode")).isEqualTo(UNPROVED.get(file.getFileName().toString()));
  }

  @Test
  void an_answer_that_doesnt_lead_to_unionpays_root_opens_no_payment() throws Exception {
    var event = Events.json(Events.DIRECTORY.resolve(UNBELIEVED));
    assertThat(invoke(settings, "CreateOrder", by("unbelieving", event)).getInt("statusCode"))
        .isEqualTo(503);
  }

  @Test
  void an_order_placed_and_paid_by_containers_alone_is_granted() throws Exception {
    try (var provider = new Mailbox()) {
      var changed = new HashMap<>(settings);
      changed.put("PUBLIC_URL", provider.url());
      var placed = invoke(changed, "CreateOrder", by("contained", freshOrder()));
      assertThat(placed.getInt("statusCode")).as(placed.toString()).isEqualTo(201);
      pay(Json.parse(placed.getString("body")).getString("orderId"));

      var received = invoke(changed, "ReceiveNotification", provider.take());
      assertThat(received.getInt("statusCode")).as(received.toString()).isEqualTo(200);
      assertThat(received.getString("body")).isEmpty();
    }
    assertThat(entitled()).contains("\"product\":\"apple-music-month\",\"active\":true");
  }

  /// The stream's reader grants asynchronously.
  private String entitled() throws Exception {
    var event = Events.json(Events.DIRECTORY.resolve("ServeCustomer-entitlements.json"));
    return invoke(settings, "ServeCustomer", by("contained", event)).getString("body");
  }

  /// The event of a customer who has no open order from other events.
  private static JsonObject by(String customer, JsonObject event) {
    return Json.parse(
        event.toString().replaceAll("\"sub\":\"[^\"]*\"", "\"sub\":\"" + customer + "\""));
  }

  private static JsonObject freshOrder() throws IOException {
    var event = Events.json(Events.DIRECTORY.resolve("CreateOrder-pass-inside-wechat.json"));
    return Events.with(
        event,
        "headers",
        Events.with(
            event.getJsonObject("headers"),
            "idempotency-key",
            Json.string(UUID.randomUUID().toString())));
  }

  private void pay(String order) throws Exception {
    var play = Json.object().add("play", "pay").add("order", order).build().toString();
    var request =
        HttpRequest.newBuilder(URI.create(store.simulator("wechat-pay") + "/simulate"))
            .POST(HttpRequest.BodyPublishers.ofString(play))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  private Map<String, String> closed() {
    var closed = new HashMap<String, String>();
    settings.forEach((name, value) -> closed.put(name, value.replaceFirst(":[0-9]+$", ":1")));
    return closed;
  }

  private JsonObject invoke(Map<String, String> changed, String function, JsonObject event)
      throws IOException, InterruptedException {
    return new Sam(directory, changed).invoke(function, event);
  }
}

package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.local.Settings;
import guitai.local.Store;
import guitai.local.dynamodb.LocalDynamoDb;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/// The whole store refuses forged notifications of the App Store, and writes nothing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class AppStoreForgeriesTest {
  private static final Path VECTORS = Path.of("../functions/core/src/test/resources/appstore");

  private Store store;
  private DynamoDbClient dynamoDb;

  @BeforeAll
  void open(@TempDir Path home) {
    store = Store.start(Settings.forTests(home));
    ReadMark.of(store).awaitRead();
    dynamoDb = LocalDynamoDb.patient(store.dynamoDb());
  }

  @AfterAll
  void close() {
    dynamoDb.close();
    store.close();
  }

  /// All items that receiving may write; bookmarks of histories are not among them.
  private List<Long> written() {
    return Stream.of(LocalDynamoDb.TABLES.orders(), LocalDynamoDb.TABLES.evidence())
        .map(table ->
            dynamoDb.scan(ScanRequest.builder().tableName(table).build()).items().stream()
                .filter(item -> !item.toString().contains("bookmark"))
                .count())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "body",
        "signature",
        "leaf",
        "intermediate",
        "root",
        "unmarked",
        "der",
        "alg-none",
        "bundle",
        "app",
        "sandbox",
        "xcode",
        "local-testing",
        "nested"
      })
  void a_forged_notification_changes_nothing(String tamper) {
    var before = written();

    var bought =
        AppStoreBuyer.play(
            store,
            "{'play':'buy','product':'com.example.guitai.ink_garden','callback':{'tamper':'"
                + tamper
                + "'}}");

    assertThat(AppStoreBuyer.answers(store, bought)).containsExactly("401");
    assertThat(written()).isEqualTo(before);
  }

  static List<Path> vectors() throws IOException {
    try (var xcode = Files.list(VECTORS.resolve("xcode"));
        var signed = Files.list(VECTORS.resolve("signed"))) {
      return Stream.concat(xcode, signed).sorted().toList();
    }
  }

  /// Notifications that Xcode signs, and ones that Apple signed with keys that it publishes.
  @ParameterizedTest
  @MethodSource("vectors")
  void a_notification_that_another_signer_signed_changes_nothing(Path file) throws Exception {
    var before = written();
    var signed = Files.readString(file).strip();

    assertThat(post(Json.object().add("signedPayload", signed).build().toString())).isEqualTo(401);
    var shopper = Shopper.of("mallory", store.uri(), store.simulator("app-store"));
    var claim = Json.object().add("signedTransaction", signed).build().toString();
    assertThat(shopper.post("/purchases", "-", claim).status()).isIn(400, 413, 422);
    assertThat(written()).isEqualTo(before);
  }

  static List<Path> synthetic() throws IOException {
    try (var all = Files.list(VECTORS.resolve("synthetic"))) {
      return all.filter(file -> !file.endsWith("manifest.json")).sorted().toList();
    }
  }

  /// Validly signed ones of another app, under a root that isn't Apple's.
  @ParameterizedTest
  @MethodSource("synthetic")
  void a_notification_under_another_root_changes_nothing(Path file) throws Exception {
    var before = written();

    assertThat(post(Files.readString(file))).isEqualTo(401);

    assertThat(written()).isEqualTo(before);
  }

  /// ADDR-7: App Review buys in the sandbox with the app that is sold.
  @Test
  void a_sandbox_purchase_that_is_presented_at_production_is_called_one() {
    var before = written();
    var shopper = Shopper.of("reviewer", store.uri(), store.simulator("app-store-sandbox"));
    var sandbox = store.simulator("app-store-sandbox").resolve("/simulate");
    var bought =
        Shopper.post(sandbox, "{\"play\":\"buy\",\"product\":\"com.example.guitai.ink_garden\"}");
    var claim =
        Json.object()
            .add("signedTransaction", bought.json().getString("signedTransaction"))
            .build();

    var refused = shopper.post("/purchases", "-", claim.toString());

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().getString("type")).isEqualTo("urn:guitai:problem:sandbox-purchase");
    assertThat(written()).isEqualTo(before);
  }

  @Test
  void a_customer_cannot_claim_a_transaction_that_was_not_signed_for_us() {
    var before = written();
    var shopper = Shopper.of("mallory", store.uri(), store.simulator("app-store"));

    var refused = shopper.post("/purchases", "-", "{\"signedTransaction\":\"a.b.c\"}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(written()).isEqualTo(before);
  }

  private int post(String body) throws IOException, InterruptedException {
    var address = URI.create(store.uri() + "/notifications/app-store");
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}

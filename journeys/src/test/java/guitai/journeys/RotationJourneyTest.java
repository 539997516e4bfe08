package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.dynamodb.DynamoStore;
import guitai.json.Json;
import guitai.local.Settings;
import guitai.local.Store;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.provider.Certificates.Published;
import guitai.recovery.CertificateRefresh;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// WeChat Pay rotates its platform certificate, and the store has no configuration of the next one.
@Execution(ExecutionMode.CONCURRENT)
class RotationJourneyTest {
  private static final String ACCOUNT = "wechat-pay:1900000001";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration TWO_RUNS = Duration.ofSeconds(150);
  @TempDir Path home;

  @Test
  void notifications_of_a_new_certificate_are_retried_until_the_store_has_fetched_it() {
    try (var store = Store.start(Settings.forTests(home))) {
      var certificates =
          new DynamoStore(Optional.of(store.dynamoDb()), LocalDynamoDb.REGION, LocalDynamoDb.TABLES)
              .certificates();
      var before = Eventually.become(SOON, () -> certificates.of(ACCOUNT), Optional::isPresent);
      assertThat(before.orElseThrow().certificates()).hasSize(1);

      var shopper = Shopper.of("early", store.uri(), store.simulator("wechat-pay"));
      rotate(store, "announce");
      rotate(store, "use");
      var id = shopper.order("ink-garden");
      pay(store, id);
      assertThat(shopper.callbackResults(id)).containsExactly("503");

      // Moves the next hourly refresh into the past.
      var old = Instant.now().minus(CertificateRefresh.AGE);
      certificates.replace(ACCOUNT, new Published(old, before.get().certificates()));
      Eventually.become(
          TWO_RUNS,
          () -> certificates.of(ACCOUNT).orElseThrow().certificates(),
          kept -> kept.size() == 2);
      Eventually.become(
          TWO_RUNS, () -> shopper.callbackResults(id), results -> results.contains("200"));
      shopper.awaitOwned("ink-garden", id);
      assertThat(shopper.callbackResults(id)).startsWith("503").endsWith("200");
    }
  }

  private static void rotate(Store store, String step) {
    var play = Json.object().add("play", "rotate-certificate").add("step", step).build();
    var answer = Shopper.post(store.simulator("wechat-pay").resolve("/simulate"), play.toString());
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
  }

  /// A merchant without a WeChat Pay public key: the platform certificate signs its notifications.
  private static void pay(Store store, String order) {
    var play =
        Json.object()
            .add("play", "pay")
            .add("order", order)
            .add("key", "platform-certificate")
            .build();
    var answer = Shopper.post(store.simulator("wechat-pay").resolve("/simulate"), play.toString());
    assertThat(answer.status()).isEqualTo(200);
  }
}

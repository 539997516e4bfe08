package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.local.Settings;
import guitai.local.Store;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `POST /local/clock` moves the store and its simulators together.
class MovedClockJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final long MONTH = Duration.ofDays(30).toSeconds();

  @TempDir Path home;

  private static Shopper.Answer move(URI store, long seconds) {
    return Shopper.post(store.resolve("/local/clock"), "{\"advanceSeconds\":" + seconds + "}");
  }

  private static String placed(Shopper shopper, String product) {
    var answer = shopper.order(UUID.randomUUID().toString(), Shopper.wish(product));
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
    return answer.json().getString("orderId");
  }

  @Test
  void a_month_later_the_store_sells_and_finds_a_lost_callback_without_waiting() {
    try (var store = Store.start(Settings.forTests(home))) {
      var moved = move(store.uri(), MONTH);
      assertThat(moved.status()).isEqualTo(200);
      assertThat(moved.json().getJsonNumber("aheadSeconds").longValue()).isEqualTo(MONTH);
      assertThat(Instant.parse(moved.json().getString("now")))
          .isBetween(Instant.now().plusSeconds(MONTH - 60), Instant.now().plusSeconds(MONTH + 60));

      var shopper = Shopper.of("moved", store.uri(), store.simulator("wechat-pay"));
      var called = placed(shopper, "ink-garden");
      shopper.pay(called, "");
      shopper.order(called, PATIENCE, "paid");
      shopper.awaitOwned("ink-garden", called);

      var lost = placed(shopper, "tea-timer");
      shopper.pay(lost, "{\"drop\":true}");
      assertThat(move(store.uri(), 300).status()).isEqualTo(200);
      shopper.order(lost, PATIENCE, "paid");
    }
    try (var store = Store.start(Settings.forTests(home))) {
      assertThat(move(store.uri(), 0).json().getJsonNumber("aheadSeconds").longValue())
          .isEqualTo(MONTH + 300);
      var tooFar = move(store.uri(), Duration.ofDays(366).toSeconds() + 1);
      assertThat(tooFar.status()).isEqualTo(400);
      assertThat(tooFar.json().getString("type")).isEqualTo("urn:guitai:problem:invalid-request");
    }
  }
}

package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import guitai.local.Settings;
import guitai.local.Store;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// RecoverPayments finds and corrects outstanding payments and attempts (掉单补偿), through the whole
/// local store.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
abstract class ReconcilingJourney {
  /// The first query is due a minute after an order, and RecoverPayments runs once a minute.
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String DROPPED = "{\"drop\":true}";

  private final Provider provider;
  private Store store;

  ReconcilingJourney(Provider provider) {
    this.provider = provider;
  }

  @BeforeAll
  void open(@TempDir Path home) {
    store = Store.start(Settings.forTests(home));
  }

  @AfterAll
  void close() {
    store.close();
  }

  private Shopper shopper(String name) {
    return provider.shopper(store, name);
  }

  @Test
  void a_payment_whose_callback_was_lost_is_found_and_granted_within_five_minutes() {
    var shopper = shopper("lost");
    var id = shopper.order("ink-garden");
    assertThat(shopper.pay(id, DROPPED).status()).isEqualTo(200);
    shopper.order(id, FIVE_MINUTES, "paid");
    shopper.awaitOwned("ink-garden", id);
  }

  @Test
  void a_second_attempt_is_its_own_code_and_the_first_to_be_paid_wins() {
    var shopper = shopper("twice");
    var id = shopper.order("ink-garden");
    var choice = provider.choice();
    var second = shopper.post("/orders/" + id + "/attempts", "second", choice);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json().getJsonObject("payment").getString("kind"))
        .isEqualTo(provider.choiceKind());
    provider.seen(store, id + "02");
    assertThat(shopper.post("/orders/" + id + "/attempts", "second", choice)).isEqualTo(second);

    assertThat(shopper.pay(id + "01", "").status()).isEqualTo(200);
    shopper.order(id, PATIENCE, "paid");
    assertThat(shopper.post("/orders/" + id + "/attempts", "third", choice).status())
        .isEqualTo(409);
    if (!provider.closes()) {
      return;
    }
    // The next queries close the other attempt at the provider: it can't be paid any more.
    Eventually.become(FIVE_MINUTES, () -> shopper.closedAtProvider(id + "02"), closed -> closed);
    assertThat(shopper.pay(id + "02", "").status()).isEqualTo(409);
  }

  @Test
  void both_attempts_paid_is_one_sale_and_one_payment_that_is_held() {
    var shopper = shopper("both");
    var id = shopper.order("ink-garden");
    var choice = provider.choice();
    shopper.post("/orders/" + id + "/attempts", "second", choice);
    shopper.pay(id + "01", "");
    shopper.pay(id + "02", "");
    shopper.awaitOwned("ink-garden", id);
    var order =
        Eventually.become(
            PATIENCE,
            () -> shopper.get("/orders/" + id).json(),
            seen -> seen.getJsonArray("timeline").toString().contains("payment-held"));
    assertThat(order.getString("state")).isEqualTo("paid");
  }

  @Test
  void a_cancelled_order_is_closed_at_the_provider_too() {
    assumeThat(provider.closes()).isTrue();
    var shopper = shopper("changed-mind");
    var id = shopper.order("ink-garden");
    provider.seen(store, id);
    var cancelled = shopper.post("/orders/" + id + "/cancellation", "x", "");
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.json().getString("state")).isEqualTo("closed");
    assertThat(shopper.closedAtProvider(id + "01")).isTrue();
    assertThat(shopper.pay(id, "").status()).isEqualTo(409);
  }

  @Test
  void an_order_whose_payment_was_not_notified_cannot_be_cancelled_and_is_granted() {
    var shopper = shopper("paid-first");
    var id = shopper.order("ink-garden");
    shopper.pay(id, DROPPED);
    var cancelled = shopper.post("/orders/" + id + "/cancellation", "x", "");
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.json().getString("state")).isEqualTo("paid");
    shopper.awaitOwned("ink-garden", id);
  }
}

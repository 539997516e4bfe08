package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.local.Settings;
import guitai.local.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// An acquirer without a clear answer: a planned fault affects the next call of any caller, so the
/// tests run one at a time.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplePayTroubleTest {
  private Store store;

  @BeforeAll
  void open(@TempDir Path home) {
    store = Store.start(Settings.forTests(home));
  }

  @AfterAll
  void close() {
    store.close();
  }

  private DeviceHolder holder(String name) {
    return DeviceHolder.of(name, store.uri(), store.simulator("acquirer"));
  }

  private static void trouble(DeviceHolder holder, String call, String kind) {
    holder.played(
        Json.object()
            .add("play", "trouble")
            .add("call", call)
            .add("kind", kind)
            .add("delayMillis", 1)
            .build());
  }

  @Test
  void a_payment_without_an_answer_is_queried_and_not_taken_again() {
    var holder = holder("timeout");
    var order = holder.order("ink-garden");
    var token = holder.token(order.request());
    trouble(holder, "authorize", "timeout-after-doing");
    assertThat(holder.authorize(order.id(), token).status()).isEqualTo(503);
    assertThat(holder.payments(order.id())).isOne();

    var again = holder.authorize(order.id(), token);

    assertThat(again.json().getString("state")).as(again.json().toString()).isEqualTo("paid");
    assertThat(holder.payments(order.id())).isOne();
    holder.shopper().awaitOwned("ink-garden", order.id());
  }

  @Test
  void a_payment_that_was_not_taken_is_taken_when_the_customer_tries_again() {
    var holder = holder("lost");
    var order = holder.order("ink-garden");
    var token = holder.token(order.request());
    trouble(holder, "authorize", "system-error");
    assertThat(holder.authorize(order.id(), token).status()).isEqualTo(503);
    trouble(holder, "query", "rate-limit");
    assertThat(holder.authorize(order.id(), token).status()).isEqualTo(503);
    assertThat(holder.payments(order.id())).isZero();

    var again = holder.authorize(order.id(), token);

    assertThat(again.json().getString("state")).as(again.json().toString()).isEqualTo("paid");
    assertThat(holder.payments(order.id())).isOne();
  }
}

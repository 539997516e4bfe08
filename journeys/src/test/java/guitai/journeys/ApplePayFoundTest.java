package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
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

/// What an acquirer did without a clear answer is found by the store's own runs. A trouble meets
/// whoever makes the call next: what is to go back is paid before there is any.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class ApplePayFoundTest {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private Store store;
  private DeviceHolder.Placed paid;

  @BeforeAll
  void open(@TempDir Path home) {
    store = Store.start(Settings.forTests(home));
    var holder = holder("refund-timeout");
    paid = holder.order("ink-garden");
    assertThat(holder.authorize(paid.id(), holder.token(paid.request())).status()).isEqualTo(200);
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
  void money_taken_of_a_customer_who_never_comes_back_is_found_and_granted() {
    var holder = holder("never-back");
    var order = holder.order("ink-garden");
    trouble(holder, "authorize", "system-error-after-doing");
    assertThat(holder.authorize(order.id(), holder.token(order.request())).status()).isEqualTo(503);

    holder.shopper().order(order.id(), FIVE_MINUTES, "paid");

    holder.shopper().awaitOwned("ink-garden", order.id());
    assertThat(holder.payments(order.id())).isOne();
  }

  @Test
  void a_refund_answered_by_a_timeout_though_done_is_made_once() {
    var holder = holder("refund-timeout");
    holder.shopper().awaitOwned("ink-garden", paid.id());
    trouble(holder, "refund", "timeout-after-doing");
    var operator = Shopper.operator(store.uri(), store.simulator("acquirer"));
    operator.refund(paid.id(), "all", "{\"reason\":\"all of it\"}");

    holder.shopper().order(paid.id(), FIVE_MINUTES, "refunded");

    assertThat(holder.shopper().refundsAtProvider(paid.id() + "01")).hasSize(1);
  }
}

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

/// RecoverPayments finds what an acquirer executed without a clear answer. A planned fault affects
/// the next call of any caller: so an order to be refunded is paid before its fault is planned.
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
  void a_payment_whose_customer_never_returns_is_recovered_and_granted() {
    var holder = holder("never-back");
    var order = holder.order("ink-garden");
    trouble(holder, "authorize", "system-error-after-doing");
    assertThat(holder.authorize(order.id(), holder.token(order.request())).status()).isEqualTo(503);

    holder.shopper().order(order.id(), FIVE_MINUTES, "paid");

    holder.shopper().awaitOwned("ink-garden", order.id());
    assertThat(holder.payments(order.id())).isOne();
  }

  @Test
  void a_refund_that_was_executed_but_timed_out_is_made_once() {
    var holder = holder("refund-timeout");
    holder.shopper().awaitOwned("ink-garden", paid.id());
    trouble(holder, "refund", "timeout-after-doing");
    var operator = Shopper.operator(store.uri(), store.simulator("acquirer"));
    operator.refund(paid.id(), "all", "{\"reason\":\"all of it\"}");

    holder.shopper().order(paid.id(), FIVE_MINUTES, "refunded");

    assertThat(holder.shopper().refundsAtProvider(paid.id() + "01")).hasSize(1);
  }
}

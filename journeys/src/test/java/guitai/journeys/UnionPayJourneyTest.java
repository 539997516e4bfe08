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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// UnionPay's own way of Apple Pay in an app, through the whole local store.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class UnionPayJourneyTest {
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private Store store;
  private Shopper operator;

  @BeforeAll
  void open(@TempDir Path home) {
    store = Store.start(Settings.forTests(home));
    operator = Shopper.operator(store.uri(), store.simulator("union-pay"));
  }

  @AfterAll
  void close() {
    store.close();
  }

  private Shopper shopper(String name) {
    return Provider.UNION_PAY.shopper(store, name);
  }

  private static boolean owned(Shopper shopper, String product) {
    return shopper.get("/entitlements/" + product).json().getBoolean("active");
  }

  @Test
  void an_order_has_a_number_for_the_app_is_paid_and_refunded_at_once_by_a_reversal() {
    var shopper = shopper("undo");
    var placed = shopper.order("k", Provider.UNION_PAY.wish("ink-garden", "app"));
    var payment = placed.json().getJsonObject("payment");
    assertThat(payment.getString("kind")).isEqualTo("tn");
    assertThat(payment.getString("content")).matches("[0-9]{21}");
    assertThat(shopper.order("k", Provider.UNION_PAY.wish("ink-garden", "app")).json())
        .isEqualTo(placed.json());
    var id = placed.json().getString("orderId");
    assertThat(shopper.atProvider(id)).hasSize(1);

    shopper.pay(id, "{\"times\":3}");
    shopper.awaitOwned("ink-garden", id);
    assertThat(shopper.callbackResults(id)).allMatch(result -> result.matches("200(, 200)*"));

    operator.refund(id, "all", "{\"reason\":\"all of it\"}");
    shopper.order(id, PATIENCE, "refunded");
    assertThat(shopper.refundsAtProvider(id + "01"))
        .singleElement()
        .satisfies(undone -> {
          assertThat(undone.getString("txnType")).isEqualTo("31");
          assertThat(undone.getInt("amount")).isEqualTo(1800);
        });
    assertThat(owned(shopper, "ink-garden")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"body", "signature", "serial", "old-key"})
  void a_forged_callback_changes_nothing(String tamper) {
    var shopper = shopper("forged-" + tamper);
    var id = shopper.order("ink-garden");
    shopper.pay(id, "{\"tamper\":\"" + tamper + "\"}");
    assertThat(shopper.callbackResults(id)).allMatch(result -> result.matches("401(, 401)*"));
    assertThat(operator.get("/orders/" + id + "/explanation").json().getJsonArray("payments"))
        .isEmpty();
  }

  @Test
  void a_verified_payment_of_another_amount_is_held_for_an_operator() {
    var shopper = shopper("amount");
    var id = shopper.order("star-atlas");
    shopper.pay(id, "{\"tamper\":\"amount\"}");
    assertThat(shopper.callbackResults(id)).containsExactly("200");
    shopper.order(id, PATIENCE, "under-review");
    assertThat(owned(shopper, "star-atlas")).isFalse();
  }

  @Test
  void a_success_the_switch_gave_for_the_issuer_counts_once_a_query_confirms_it() {
    var shopper = shopper("defective");
    var id = shopper.order("tea-timer");
    var pay = Json.object().add("play", "pay").add("order", id).add("code", "A6").build();
    Provider.UNION_PAY.play(store, pay);
    shopper.order(id, PATIENCE, "paid");
    shopper.awaitOwned("tea-timer", id);
  }
}

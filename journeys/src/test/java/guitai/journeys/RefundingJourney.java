package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import guitai.json.Json;
import guitai.local.Settings;
import guitai.local.Store;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Refunds (退款) through the whole local store; compared with the provider's own records.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
abstract class RefundingJourney {
  /// RecoverPayments does what the event didn't start, within its next runs.
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private static final Duration SOON = Duration.ofSeconds(40);

  private final Provider provider;
  private Store store;

  RefundingJourney(Provider provider) {
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

  /// The refunded total of a payment at the provider, in fen.
  private long givenBack(Shopper shopper, String merchantOrderNumber) {
    return shopper.refundsAtProvider(merchantOrderNumber).stream()
        .filter(provider::done)
        .mapToLong(refund -> refund.getInt("amount"))
        .sum();
  }

  private void awaitGivenBack(Shopper shopper, String number, long fen) {
    Eventually.become(PATIENCE, () -> givenBack(shopper, number), given -> given == fen);
  }

  @Test
  void of_two_paid_attempts_one_is_the_sale_and_the_other_is_refunded() {
    var shopper = shopper("both-paid");
    var id = shopper.order("ink-garden");
    assertThat(shopper.post("/orders/" + id + "/attempts", "second", provider.choice()).status())
        .isEqualTo(201);
    shopper.pay(id + "01", "");
    shopper.pay(id + "02", "");
    shopper.awaitOwned("ink-garden", id);
    Eventually.become(
        PATIENCE,
        () -> givenBack(shopper, id + "01") + givenBack(shopper, id + "02"),
        given -> given == 1800);
    var explained =
        Eventually.become(
            PATIENCE,
            () -> shopper.get("/orders/" + id).json(),
            order -> order.getJsonArray("timeline").toString().contains("refunded"));
    assertThat(explained.getString("state")).isEqualTo("paid");
    shopper.awaitOwned("ink-garden", id);
  }

  @Test
  void a_payment_a_second_after_the_close_is_refunded_automatically() throws InterruptedException {
    assumeThat(provider.closes()).isTrue();
    var shopper = shopper("too-late");
    var id = shopper.order("mountain-diary");
    provider.seen(store, id);
    var cancelled = shopper.post("/orders/" + id + "/cancellation", "x", "");
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.json().getString("state")).isEqualTo("closed");
    // Providers report whole seconds. On a slow machine the store records a close later than the
    // provider did, and a payment reported for that very second would still be the sale.
    Thread.sleep(Duration.ofSeconds(1));
    var play = Json.object().add("play", "pay").add("order", id).add("afterClose", true).build();
    assertThat(
            Shopper.post(provider.simulator(store).resolve("/simulate"), play.toString()).status())
        .isEqualTo(200);
    awaitGivenBack(shopper, id + "01", 600);
    shopper.order(id, PATIENCE, "refunded");
    assertThat(owned(shopper, "mountain-diary")).isFalse();
  }

  @Test
  void the_same_app_ordered_and_paid_twice_is_owned_once_and_refunded_once() {
    var sale = TwoDevices.order(name -> shopper("same-twice-" + name), "tea-timer");
    var shopper = sale.shopper();
    var first = sale.first();
    var second = sale.second();
    shopper.pay(first, "");
    shopper.awaitOwned("tea-timer", first);
    shopper.pay(second, "");
    awaitGivenBack(shopper, second + "01", 100);
    shopper.order(second, PATIENCE, "refunded");
    shopper.awaitOwned("tea-timer", first);
    assertThat(givenBack(shopper, first + "01")).isZero();
  }

  @Test
  void an_operator_refunds_in_parts_to_the_last_fen_and_the_last_part_revokes_the_app() {
    var shopper = shopper("parts");
    var operator = Shopper.operator(store.uri(), provider.simulator(store));
    var id = shopper.order("paper-crane");
    shopper.pay(id, "");
    shopper.awaitOwned("paper-crane", id);
    var part = "{\"amount\":{\"minorUnits\":500,\"currency\":\"CNY\"},\"reason\":\"part\"}";
    var requested = operator.post("/orders/" + id + "/refunds", "part", part);
    assertThat(requested.status()).as(requested.json().toString()).isEqualTo(202);
    assertThat(operator.post("/orders/" + id + "/refunds", "part", part)).isEqualTo(requested);
    awaitGivenBack(shopper, id + "01", 500);
    shopper.order(id, PATIENCE, "partly-refunded");
    assertThat(owned(shopper, "paper-crane")).isTrue();

    var rest = operator.post("/orders/" + id + "/refunds", "rest", "{\"reason\":\"rest\"}");
    assertThat(rest.status()).as(rest.json().toString()).isEqualTo(202);
    awaitGivenBack(shopper, id + "01", 1200);
    shopper.order(id, PATIENCE, "refunded");
    Eventually.become(SOON, () -> owned(shopper, "paper-crane"), there -> !there);
    assertThat(shopper.post("/orders/" + id + "/refunds", "mine", "{\"reason\":\"x\"}").status())
        .as("a customer is no operator")
        .isEqualTo(403);
  }

  @Test
  void a_refund_that_was_executed_but_timed_out_is_made_once() {
    var shopper = shopper("timeout");
    var operator = Shopper.operator(store.uri(), provider.simulator(store));
    var id = shopper.order("night-train");
    shopper.pay(id, "");
    shopper.awaitOwned("night-train", id);
    provider.play(store, provider.refundTrouble());
    operator.post("/orders/" + id + "/refunds", "all", "{\"reason\":\"all of it\"}");
    shopper.order(id, PATIENCE, "refunded");
    assertThat(shopper.refundsAtProvider(id + "01")).hasSize(1);
    assertThat(givenBack(shopper, id + "01")).isEqualTo(3000);
  }

  @Test
  void a_refund_that_ended_without_effect_is_made_under_a_new_number() {
    // Alipay reports no failure: its answer is empty, and the store sends the same number again.
    assumeThat(provider).isNotEqualTo(Provider.ALIPAY);
    var shopper = shopper("closed-refund");
    var operator = Shopper.operator(store.uri(), provider.simulator(store));
    var id = shopper.order("star-atlas");
    shopper.pay(id, "");
    shopper.awaitOwned("star-atlas", id);
    var outcome =
        Json.object()
            .add("play", "refund-outcome")
            .add("order", id)
            .add("outcome", provider == Provider.WECHAT_PAY ? "closed" : "failed")
            .build();
    Shopper.post(provider.simulator(store).resolve("/simulate"), outcome.toString());
    operator.post("/orders/" + id + "/refunds", "all", "{\"reason\":\"all of it\"}");
    Eventually.become(
        PATIENCE, () -> shopper.refundsAtProvider(id + "01"), refunds -> refunds.size() == 3);
    assertThat(numbers(shopper.refundsAtProvider(id + "01"))).doesNotHaveDuplicates();
    assertThat(givenBack(shopper, id + "01")).isZero();
    Eventually.become( // MON-8
        PATIENCE, () -> heldBecause(operator, id), because -> because.equals("refund-refused"));
    assertThat(owned(shopper, "star-atlas")).isFalse();
  }

  private static String heldBecause(Shopper operator, String order) {
    return operator.get("/held-payments").json().getJsonArray("held").stream()
        .map(JsonValue::asJsonObject)
        .filter(entry -> entry.getString("order", "").equals(order))
        .map(entry -> entry.getString("reason"))
        .findFirst()
        .orElse("");
  }

  @Test
  void repeated_payment_notifications_during_a_refund_grant_nothing_again() {
    var shopper = shopper("told-again");
    var operator = Shopper.operator(store.uri(), provider.simulator(store));
    var id = shopper.order("ink-garden");
    // The store learns of the payment by a query; the provider's notification arrives twenty times
    // during the refund.
    shopper.pay(id, "{\"times\":20,\"delayMillis\":3000}");
    assertThat(shopper.post("/orders/" + id + "/cancellation", "x", "").json().getString("state"))
        .isEqualTo("paid");
    shopper.awaitOwned("ink-garden", id);
    operator.post("/orders/" + id + "/refunds", "all", "{\"reason\":\"all of it\"}");
    shopper.order(id, PATIENCE, "refunded");
    var success = provider == Provider.ALIPAY ? "200 success" : "200";
    assertThat(shopper.callbackResults(id))
        .containsExactly(String.join(", ", Collections.nCopies(20, success)));
    Eventually.become(SOON, () -> owned(shopper, "ink-garden"), there -> !there);
    assertThat(givenBack(shopper, id + "01")).isEqualTo(1800);
    assertThat(shopper.refundsAtProvider(id + "01")).hasSize(1);
    shopper.order(id, SOON, "refunded");
  }

  @Test
  void a_refund_at_the_providers_console_revokes_the_app() {
    // UnionPay sends no notification of it: it is on the day's file.
    assumeThat(provider).isNotEqualTo(Provider.UNION_PAY);
    provider.tellOfRefunds(store);
    var shopper = shopper("console");
    var id = shopper.order("mountain-diary");
    shopper.pay(id, "");
    shopper.awaitOwned("mountain-diary", id);
    var console = Json.object().add("play", "refund").add("order", id).build();
    assertThat(
            Shopper.post(provider.simulator(store).resolve("/simulate"), console.toString())
                .status())
        .isEqualTo(200);
    shopper.order(id, PATIENCE, "refunded");
    Eventually.become(SOON, () -> owned(shopper, "mountain-diary"), there -> !there);
  }

  private List<String> numbers(List<JsonObject> refunds) {
    var name = provider == Provider.WECHAT_PAY ? "outRefundNo" : "orderId";
    return refunds.stream().map(refund -> refund.getString(name)).toList();
  }

  private static boolean owned(Shopper shopper, String product) {
    return shopper.get("/entitlements/" + product).json().getBoolean("active");
  }
}

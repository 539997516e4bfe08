package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.local.Settings;
import guitai.local.Store;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From a device's token to an entitlement and its refund, through the whole local store; compared
/// with the acquirer's own records.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplePayJourneyTest {
  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final Duration SOON = Duration.ofSeconds(40);

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

  private static void assertProblem(Shopper.Answer answer, int status, String type) {
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
    assertThat(answer.json().getString("type")).endsWith(":" + type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC_v1", "RSA_v1"})
  void a_token_pays_for_an_entitlement_that_lasts_until_its_refund(String scheme) {
    var holder = holder("pays-" + scheme);
    var order = holder.order("ink-garden");
    var bound = Base64.getDecoder().decode(order.request().getString("applicationData"));
    assertThat(new String(bound, StandardCharsets.US_ASCII)).isEqualTo(order.id() + "01");

    var token = holder.token(order.request(), "scheme", scheme);
    var paid = holder.authorize(order.id(), token);

    assertThat(paid.status()).as(paid.json().toString()).isEqualTo(200);
    assertThat(paid.json().getString("state")).isEqualTo("paid");
    holder.shopper().awaitOwned("ink-garden", order.id());

    var operator = Shopper.operator(store.uri(), store.simulator("acquirer"));
    var requested = operator.refund(order.id(), "all", "{\"reason\":\"all of it\"}");
    assertThat(requested.status()).as(requested.json().toString()).isEqualTo(202);
    holder.shopper().order(order.id(), PATIENCE, "refunded");
    Eventually.become(SOON, () -> owned(holder, "ink-garden"), there -> !there);
    assertThat(holder.shopper().refundsAtProvider(order.id() + "01"))
        .singleElement()
        .satisfies(refund -> assertThat(refund.getInt("amount")).isEqualTo(1800))
        .satisfies(refund -> assertThat(refund.getBoolean("done")).isTrue());
  }

  @Test
  void the_signed_part_of_a_token_is_enough_to_pay() {
    var holder = holder("signed-only");
    var order = holder.order("tea-timer");
    var signed = holder.token(order.request()).getJsonObject("paymentData");

    assertThat(holder.authorize(order.id(), signed).json().getString("state")).isEqualTo("paid");
  }

  @Test
  void the_same_token_again_and_again_and_at_once_is_one_payment() throws Exception {
    var holder = holder("twice");
    var order = holder.order("ink-garden");
    var token = holder.token(order.request());
    List<Callable<Shopper.Answer>> calls =
        List.of(
            () -> holder.authorize(order.id(), token),
            () -> holder.authorize(order.id(), token),
            () -> holder.authorize(order.id(), token),
            () -> holder.authorize(order.id(), token));

    try (var several = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : several.invokeAll(calls)) {
        assertThat(answer.get().status()).as(answer.get().json().toString()).isEqualTo(200);
      }
    }
    var after = holder.authorize(order.id(), token);

    assertThat(after.json().getString("state")).isEqualTo("paid");
    assertThat(holder.payments(order.id())).isOne();
    holder.shopper().awaitOwned("ink-garden", order.id());
  }

  @Test
  void a_token_for_one_order_pays_no_other() {
    var holder = holder("replays");
    var one = holder.order("ink-garden");
    var other = holder.order("star-atlas");
    var neighbour = holder("replays-elsewhere");
    var same = neighbour.order("ink-garden");
    var token = holder.token(one.request());
    var paid = holder.authorize(one.id(), token);
    assertThat(paid.json().getString("state")).isEqualTo("paid");

    assertUntouched(holder, other, () -> holder.authorize(other.id(), token));
    assertUntouched(neighbour, same, () -> neighbour.authorize(same.id(), token));
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "binding", "root", "mark", "stale", "amount", "merchant"})
  void a_forged_stale_or_wrong_token_takes_no_money_and_writes_nothing(String forgery) {
    var holder = holder("forges-" + forgery);
    var order = holder.order("ink-garden");
    var token = holder.token(order.request(), "forgery", forgery);

    assertUntouched(holder, order, () -> holder.authorize(order.id(), token));

    // The token did not use up the attempt.
    var genuine = holder.authorize(order.id(), holder.token(order.request()));
    assertThat(genuine.json().getString("state")).isEqualTo("paid");
  }

  /// Its payment would be queried at WeChat Pay, where it never was.
  @Test
  void a_token_bound_to_an_attempt_of_another_wallet_is_refused() {
    var holder = holder("elsewhere");
    var requested = holder("elsewhere-too").order("ink-garden").request();
    var byCode = holder.shopper().order("by-code", Shopper.wish("ink-garden")).json();
    var order = new DeviceHolder.Placed(byCode.getString("orderId"), requested);
    var bound = (order.id() + "01").getBytes(StandardCharsets.US_ASCII);
    var request = Json.object();
    requested.forEach(request::add);
    request.add("applicationData", Base64.getEncoder().encodeToString(bound));
    var token = holder.token(request.build());

    assertUntouched(holder, order, () -> holder.authorize(order.id(), token));
  }

  private interface Try {
    Shopper.Answer answer();
  }

  private static void assertUntouched(DeviceHolder holder, DeviceHolder.Placed order, Try call) {
    var before = holder.seen(order.id());

    assertProblem(call.answer(), 422, "token-refused");

    assertThat(holder.seen(order.id())).isEqualTo(before);
    assertThat(holder.atAcquirer(order.id() + "01")).isEmpty();
  }

  @Test
  void a_declined_card_leaves_the_order_to_another_attempt() {
    var holder = holder("declined");
    var order = holder.order("ink-garden");
    var token = holder.token(order.request(), "card", "insufficient-funds");

    assertProblem(holder.authorize(order.id(), token), 402, "declined");
    assertProblem(holder.authorize(order.id(), token), 402, "declined");
    var another = holder.token(order.request());
    assertProblem(holder.authorize(order.id(), another), 409, "token-used");
    assertThat(holder.seen(order.id()).getString("state")).isEqualTo("awaiting-payment");

    var again = holder.again(order);
    var paid = holder.authorize(order.id(), holder.token(again.request()));
    assertThat(paid.json().getString("state")).as(paid.json().toString()).isEqualTo("paid");
    holder.shopper().awaitOwned("ink-garden", order.id());
    assertThat(holder.payments(order.id())).isOne();
  }

  @Test
  void a_cancelled_order_takes_no_money_any_more() {
    var holder = holder("changed-mind");
    var order = holder.order("ink-garden");
    var token = holder.token(order.request());
    var cancelled = holder.shopper().post("/orders/" + order.id() + "/cancellation", "x", "");
    assertThat(cancelled.json().getString("state")).isEqualTo("closed");

    var late = holder.authorize(order.id(), token);

    assertThat(late.json().getString("state")).isEqualTo("closed");
    assertThat(holder.atAcquirer(order.id() + "01"))
        .extracting(each -> each.getString("state"))
        .containsExactly("cancelled");
  }

  @Test
  void an_order_paid_in_another_way_takes_no_money_for_a_token() {
    var holder = holder("both-ways");
    var order = holder.order("ink-garden");
    var token = holder.token(order.request());
    var byCode = Shopper.of("both-ways", store.uri(), store.simulator("wechat-pay"));
    var way = "{\"method\":\"wechat-pay\",\"channel\":\"qr\"}";
    var second = byCode.post("/orders/" + order.id() + "/attempts", "second", way);
    assertThat(second.status()).as(second.json().toString()).isEqualTo(201);
    byCode.pay(order.id() + "02", "");
    byCode.order(order.id(), SOON, "paid");

    var late = holder.authorize(order.id(), token);

    assertThat(late.json().getString("state")).isEqualTo("paid");
    assertThat(holder.payments(order.id())).isZero();
  }

  @Test
  void another_customers_order_is_not_found() {
    var order = holder("owner").order("ink-garden");
    var mallory = holder("mallory");

    var answer = mallory.authorize(order.id(), mallory.token(order.request()));

    assertProblem(answer, 404, "not-found");
    assertThat(mallory.atAcquirer(order.id() + "01")).isEmpty();
  }

  private static boolean owned(DeviceHolder holder, String product) {
    JsonObject answer = holder.shopper().get("/entitlements/" + product).json();
    return answer.getBoolean("active");
  }
}

package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.keys.Pem;
import guitai.lambda.RecoverPayments;
import guitai.lambda.Trust;
import guitai.lambda.Wiring;
import guitai.local.Settings;
import guitai.local.Store;
import guitai.local.gateway.Invocation;
import guitai.provider.unionpay.UnionPayRoots;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// In-app purchases, through the whole local store.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class AppStoreJourneyTest {
  private static final String BUY = "{'play':'buy','product':'com.example.guitai.";
  private static final String DROP = ",'callback':{'drop':true}";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Store store;

  @BeforeAll
  void open(@TempDir Path home) {
    store = Store.start(Settings.forTests(home));
    ReadMark.of(store).awaitRead();
  }

  @AfterAll
  void close() {
    store.close();
  }

  private AppStoreBuyer buyer(String name) {
    return AppStoreBuyer.of(store, name);
  }

  private static String named(AppStoreBuyer buyer) {
    return ",'appAccountToken':'" + buyer.accountToken() + "'";
  }

  private List<String> answers(JsonObject played) {
    return AppStoreBuyer.answers(store, played);
  }

  private void awaitTaken(JsonObject played) {
    AppStoreBuyer.awaitTaken(store, played);
  }

  private List<String> held(JsonObject played) {
    return AppStoreBuyer.held(store, played);
  }

  @Test
  void a_purchase_grants_until_it_is_refunded_and_again_when_the_refund_is_reversed() {
    var alice = buyer("alice");
    var bought = alice.play(BUY + "ink_garden','price':18000" + named(alice) + "}");
    alice.awaitActive("ink-garden", true);
    assertThat(held(bought)).isEmpty();

    alice.play("refund", bought, "");
    alice.awaitActive("ink-garden", false);

    alice.play("refund-reversed", bought, "");
    alice.awaitActive("ink-garden", true);
  }

  @Test
  void a_purchase_without_a_customer_is_held_until_one_claims_it_and_no_other_can() {
    var bob = buyer("bob");
    var mallory = buyer("mallory");
    var bought = bob.play(BUY + "paper_crane'}");
    assertThat(held(bought)).containsExactly("unclaimed");

    assertThat(bob.claim(bought).status()).isEqualTo(200);
    bob.awaitActive("paper-crane", true);
    assertThat(held(bought)).isEmpty();
    assertThat(bob.claim(bought).status()).isEqualTo(200);

    var refused = mallory.claim(bought);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().getString("type")).endsWith("claimed-already");
    assertThat(mallory.active("paper-crane")).isFalse();
    assertThat(bob.active("paper-crane")).isTrue();
  }

  @Test
  void a_customer_may_claim_a_purchase_before_its_notification_arrives() {
    var early = buyer("early");
    var bought = early.play(BUY + "star_atlas'" + DROP + "}");
    assertThat(early.claim(bought).status()).isEqualTo(200);
    early.awaitActive("star-atlas", true);

    early.play("{'play':'tell','notification':'" + bought.getString("notification") + "'}");
    awaitTaken(bought);
    assertThat(early.active("star-atlas")).isTrue();
  }

  @Test
  void a_shared_purchase_grants_to_family_members_until_sharing_ends() {
    var mother = buyer("mother");
    var child = buyer("child");
    var bought = mother.play(BUY + "tea_timer'" + named(mother) + "}");
    mother.awaitActive("tea-timer", true);
    var shared = mother.play("share", bought, "");
    assertThat(held(shared)).as("nothing was paid for it").isEmpty();
    assertThat(child.claim(shared).status()).isEqualTo(200);
    child.awaitActive("tea-timer", true);

    child.play("revoke", shared, "");
    child.awaitActive("tea-timer", false);
    assertThat(mother.active("tea-timer")).isTrue();
  }

  @Test
  void a_refund_ends_a_familys_share_too() {
    var father = buyer("father");
    var son = buyer("son");
    var bought = father.play(BUY + "night_train'" + named(father) + "}");
    father.awaitActive("night-train", true);
    var shared = father.play("share", bought, "");
    assertThat(son.claim(shared).status()).isEqualTo(200);
    son.awaitActive("night-train", true);

    father.play("refund", bought, "");
    father.awaitActive("night-train", false);
    son.awaitActive("night-train", false);
  }

  @Test
  void a_charge_notified_after_its_refund_grants_nothing_again() {
    var carol = buyer("carol");
    var bought = carol.play(BUY + "mountain_diary'" + named(carol) + DROP + "}");
    carol.play("refund", bought, "");

    carol.play("{'play':'tell','notification':'" + bought.getString("notification") + "'}");
    awaitTaken(bought);

    assertThat(carol.claim(bought).status()).isEqualTo(200);
    assertThat(carol.active("mountain-diary")).isFalse();
    assertThat(held(bought)).isEmpty();
  }

  @Test
  void copies_of_one_notification_are_one_purchase() {
    var dave = buyer("dave");
    var bought = dave.play(BUY + "music_month'" + named(dave) + ",'callback':{'times':8}}");
    assertThat(answers(bought).getFirst()).matches("(200|503)(, (200|503)){7}").contains("200");
    dave.awaitActive("apple-music-month", true);
    var until = dave.shopper().get("/entitlements/apple-music-month").json().getString("until");

    dave.play("{'play':'tell','notification':'" + bought.getString("notification") + "'}");
    Eventually.become(PATIENCE, () -> answers(bought).size(), size -> size == 2);
    var owned = dave.shopper().get("/entitlements/apple-music-month").json();
    assertThat(owned.getString("until")).isEqualTo(until);
    assertThat(owned.getJsonArray("because")).hasSize(1);
  }

  @Test
  void a_lost_notification_is_found_in_the_history() throws IOException {
    var erin = buyer("erin");
    var bought = erin.play(BUY + "ink_garden'" + named(erin) + DROP + "}");
    var other = erin.play(BUY + "tea_timer'" + DROP + "}");
    assertThat(erin.active("ink-garden")).isFalse();

    reconcileAfterAnHour();

    erin.awaitActive("ink-garden", true);
    assertThat(held(other)).containsExactly("unclaimed");
    erin.play("refund", bought, DROP);
    reconcileAfterAnHour();
    erin.awaitActive("ink-garden", false);
  }

  /// As RecoverPayments does once the bookmark is due.
  private void reconcileAfterAnHour() throws IOException {
    ReadMark.of(store).makeDue();
    var credentials = Shopper.read(store.simulator("app-store").resolve("/credentials"));
    var root = Pem.certificate(credentials.getString("rootCertificate"));
    var trust = new Trust(root, UnionPayRoots.pinned());
    run(new Wiring(store.environment("localhost"), trust).recoverPayments());
  }

  private static void run(RecoverPayments recovery) throws IOException {
    var out = new ByteArrayOutputStream();
    var context =
        new Invocation(
            UUID.randomUUID().toString(),
            "RecoverPayments",
            Instant.now().plusSeconds(58),
            Invocation.lines(System.out));
    recovery.handleRequest(new ByteArrayInputStream(new byte[0]), out, context);
    assertThat(Json.parse(out.toByteArray()).getInt("statusCode")).isEqualTo(200);
  }

  @Test
  void a_subscription_is_served_through_its_renewals_and_grace() {
    var frank = buyer("frank");
    var begun =
        frank.play(
            "{'play':'subscribe','product':'com.example.guitai.star_atlas'" + named(frank) + "}");
    frank.awaitActive("star-atlas", true);
    var first = frank.shopper().get("/entitlements/star-atlas").json().getString("until");

    frank.play("renew", begun, "");
    var renewed =
        Eventually.become(
            PATIENCE,
            () -> frank.shopper().get("/entitlements/star-atlas").json().getString("until"),
            until -> !until.equals(first));
    frank.play("fail-to-renew", begun, ",'graceDays':16");
    Eventually.become(
        PATIENCE,
        () -> frank.shopper().get("/entitlements/star-atlas").json().getString("until"),
        until -> Instant.parse(until).equals(Instant.parse(renewed).plus(Duration.ofDays(16))));
  }

  @Test
  void an_operator_gets_the_explanation_of_a_purchase_by_any_of_its_numbers() {
    var ivan = buyer("ivan");
    var begun =
        ivan.play(
            "{'play':'subscribe','product':'com.example.guitai.star_atlas'" + named(ivan) + "}");
    var renewed = ivan.play("renew", begun, "");
    ivan.awaitActive("star-atlas", true);

    var explanation = explained(renewed.getString("transactionId"));

    assertThat(explanation.getString("purchase")).isEqualTo(begun.getString("transactionId"));
    assertThat(explanation.getString("state")).isEqualTo("claimed");
    var status = explanation.getJsonObject("store");
    assertThat(status.getString("status")).isEqualTo("valid");
    assertThat(status.getString("environment")).isEqualTo("Production");
    assertThat(status.getBoolean("servedByThisDeployment")).isTrue();
    assertThat(status.getJsonObject("subscription").getString("status")).isEqualTo("active");
    assertThat(status.getJsonObject("subscription").getBoolean("autoRenews")).isTrue();
    assertThat(explanation.getJsonArray("grants").getJsonObject(0).getString("product"))
        .isEqualTo("star-atlas");
    assertThat(explanation.getJsonArray("timeline").toString())
        .contains("SUBSCRIBED/INITIAL_BUY", "DID_RENEW", renewed.getString("transactionId"));
    assertThat(explanation.toString()).doesNotContain("ivan", ivan.accountToken());
  }

  @Test
  void a_sandbox_purchase_of_app_review_is_recorded_as_such_and_grants_nothing() {
    var judy = buyer("judy");
    var play = BUY + "night_train'" + named(judy) + "}";
    var bought =
        Shopper.post(
            store.simulator("app-store-sandbox").resolve("/simulate"), play.replace('\'', '"'));
    assertThat(bought.status()).as(bought.json().toString()).isEqualTo(200);
    var number = bought.json().getString("transactionId");
    var orders = store.simulator("app-store-sandbox").resolve("/simulate/orders?order=" + number);
    Eventually.become(
        PATIENCE,
        () -> Shopper.read(orders).toString(),
        explanation -> explanation.contains("\"result\":\"401\""));

    var explanation = explained(number);

    assertThat(explanation.getString("state")).isEqualTo("unknown");
    assertThat(explanation.getString("account")).endsWith("/sandbox");
    assertThat(explanation.getJsonObject("store").getString("status")).isEqualTo("valid");
    assertThat(explanation.getJsonObject("store").getString("environment")).isEqualTo("Sandbox");
    assertThat(explanation.getJsonObject("store").getBoolean("servedByThisDeployment")).isFalse();
    assertThat(explanation.getJsonArray("grants")).isEmpty();
    assertThat(judy.active("night-train")).isFalse();
    assertThat(judy.claim(bought.json()).status()).isEqualTo(422);
    assertThat(operator().get("/purchases/1/explanation").status()).isEqualTo(404);
  }

  private Shopper operator() {
    return Shopper.operator("ops", store.uri(), store.simulator("app-store"));
  }

  private JsonObject explained(String transaction) {
    var answer = operator().get("/purchases/" + transaction + "/explanation");
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void a_purchase_that_only_the_app_store_can_refund_is_held_for_an_operator() {
    var grace = buyer("grace");
    var first = grace.play(BUY + "paper_crane'" + named(grace) + "}");
    grace.awaitActive("paper-crane", true);
    var second = grace.play(BUY + "paper_crane'" + named(grace) + "}");

    Eventually.become(PATIENCE, () -> held(second), List.of("already-owned")::equals);
    assertThat(held(first)).isEmpty();
    assertThat(grace.active("paper-crane")).isTrue();

    grace.play("refund", second, "");
    Eventually.become(PATIENCE, () -> held(second), List::isEmpty);
    assertThat(grace.active("paper-crane")).isTrue();
  }

  @Test
  void an_unknown_product_and_a_request_for_consumption_change_no_entitlement() {
    var heidi = buyer("heidi");
    var bought = heidi.play(BUY + "nothing_we_sell'" + named(heidi) + "}");
    assertThat(held(bought)).containsExactly("unknown-product");
    heidi.play("consumption-request", bought, "");
    assertThat(held(bought)).containsExactly("unknown-product");
    assertThat(
            heidi.shopper().get("/entitlements").json().getJsonArray("entitlements").stream()
                .map(Object::toString)
                .collect(Collectors.joining()))
        .isEmpty();
  }
}

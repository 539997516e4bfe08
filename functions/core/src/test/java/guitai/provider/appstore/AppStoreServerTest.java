package guitai.provider.appstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.http.JdkHost;
import guitai.inapp.Transaction.Standing;
import guitai.json.Json;
import guitai.problem.Unavailable;
import guitai.provider.Notification;
import guitai.provider.appstore.FakeAppStore.Reply;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppStoreServerTest {
  private static final KeyPair PAIR = pair();
  private static final AppStoreKey KEY =
      new AppStoreKey("57246542-96fe-1a63-e053-0824d011072a", "ABC123DEFG", PAIR.getPrivate());
  private static final String NUMBER = "2000000999000001";

  private final FakeAppStore paper = new FakeAppStore(Reply.empty(500));
  private Instant now = Vectors.NOW;
  private final AppStoreServer server =
      new AppStoreServer(
          paper.host(), Vectors.verifier(Vectors.SANDBOX), () -> KEY, new JdkHost(() -> now));

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void close() {
    paper.close();
  }

  private static Reply transaction(JsonObject content) {
    return Reply.ok(Json.object().add("signedTransactionInfo", FakeAppStore.signed(content)));
  }

  private static JsonObject decoded(String part) {
    return Json.parse(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
  }

  @Test
  void a_call_carries_a_token_that_is_signed_for_our_app_and_good_for_minutes() throws Exception {
    paper.give(transaction(FakeAppStore.transaction(NUMBER).build()));

    server.transaction(NUMBER);

    var asked = paper.requests.getFirst();
    assertThat(asked.target()).isEqualTo("/inApps/v1/transactions/" + NUMBER);
    assertThat(asked.authorization()).startsWith("Bearer ");
    var parts = asked.authorization().substring("Bearer ".length()).split("\\.", -1);
    assertThat(decoded(parts[0]))
        .isEqualTo(
            Json.object().add("alg", "ES256").add("kid", "ABC123DEFG").add("typ", "JWT").build());
    var claims = decoded(parts[1]);
    assertThat(claims.getString("iss")).isEqualTo(KEY.issuerId());
    assertThat(claims.getString("aud")).isEqualTo("appstoreconnect-v1");
    assertThat(claims.getString("bid")).isEqualTo("com.example");
    assertThat(claims.getInt("iat"))
        .as("EDGE-12: issued in the past for a clock that is behind ours")
        .isEqualTo(now.minusSeconds(60).getEpochSecond());
    assertThat(claims.getInt("exp") - claims.getInt("iat")).isBetween(1, 3600);
    var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(PAIR.getPublic());
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
  }

  @Test
  void the_key_is_read_from_the_secrets_document_and_never_printed() {
    var pem = Vectors.text("certs/testSigningKey.p8");
    var document =
        Json.object().add("issuerId", "i").add("keyId", "k").add("privateKey", pem).build();

    var key = AppStoreKey.parse(document.toString());

    assertThat(key.privateKey().getAlgorithm()).isEqualTo("EC");
    assertThat(key.toString()).isEqualTo("AppStoreKey[k]");
  }

  @Test
  void a_transaction_is_read_as_it_was_signed() {
    var refunded =
        FakeAppStore.transaction(NUMBER).add("revocationDate", Vectors.NOW.toEpochMilli()).build();
    paper.give(transaction(refunded));

    var transaction = server.transaction(NUMBER).flatMap(SignedTransaction::transaction);

    assertThat(transaction.orElseThrow().standing()).isEqualTo(new Standing.Revoked(Vectors.NOW));
  }

  @Test
  void an_unknown_transaction_is_empty() {
    paper.give(Reply.error(404, "transactionIdNotFoundError.json"));

    assertThat(server.transaction(NUMBER)).isEmpty();
    assertThat(paper.requests).hasSize(1);
  }

  @Test
  void only_the_signed_objects_of_an_answer_count() {
    paper.give(Reply.ok(Json.object().add("signedTransactionInfo", "a.b.c")));
    assertThatThrownBy(() -> server.transaction(NUMBER)).isInstanceOf(Unavailable.class);

    paper.give(transaction(FakeAppStore.transaction("2000000999000002").build()));
    assertThatThrownBy(() -> server.transaction(NUMBER))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("another transaction");

    paper.give(
        transaction(FakeAppStore.transaction(NUMBER).add("environment", "Production").build()));
    assertThatThrownBy(() -> server.transaction(NUMBER))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining(VerificationFailure.ENVIRONMENT.forged().getMessage());
  }

  @ParameterizedTest
  @CsvSource({"500, 5000000", "500, 5000001", "404, 4040002", "503, 0"})
  void a_passing_error_is_retried_twice_and_then_given_up(int status, long code) {
    paper.give(Reply.error(status, code));

    assertThatThrownBy(() -> server.transaction(NUMBER)).isInstanceOf(Unavailable.class);

    assertThat(paper.requests).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"400, 4000006, 4000006", "401, 0, HTTP_401", "404, 4040001, 4040001"})
  void a_lasting_error_is_not_retried_and_named_by_its_code(int status, long code, String text) {
    paper.give(code == 0 ? Reply.empty(status) : Reply.error(status, code));

    assertThatThrownBy(() -> server.transaction(NUMBER))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining(text);
    assertThat(paper.requests).hasSize(1);
  }

  @Test
  void after_too_many_calls_no_call_is_made_before_the_time_the_app_store_names() {
    var until = now.plusSeconds(600);
    var limited = Reply.error(429, "apiTooManyRequestsException.json");
    paper.give(
        new Reply(429, Map.of("Retry-After", Long.toString(until.toEpochMilli())), limited.body()));
    assertThatThrownBy(() -> server.transaction(NUMBER)).hasMessageContaining("4290000");
    paper.give(transaction(FakeAppStore.transaction(NUMBER).build()));

    assertThatThrownBy(() -> server.transaction(NUMBER)).isInstanceOf(Unavailable.class);
    assertThat(paper.requests).hasSize(1);

    now = until;
    assertThat(server.transaction(NUMBER)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30", "soon", "999999999999999"})
  void after_an_unusable_retry_time_calls_wait_at_least_a_minute_and_at_most_an_hour(
      String header) {
    paper.give(new Reply(429, Map.of("Retry-After", header), ""));
    assertThatThrownBy(() -> server.transaction(NUMBER)).isInstanceOf(Unavailable.class);

    now = now.plusSeconds(59);
    assertThatThrownBy(() -> server.transaction(NUMBER)).isInstanceOf(Unavailable.class);
    assertThat(paper.requests).hasSize(1);
    now = now.plus(Duration.ofHours(1));
    assertThatThrownBy(() -> server.transaction(NUMBER)).isInstanceOf(Unavailable.class);
    assertThat(paper.requests).hasSize(2);
  }

  @Test
  void the_next_page_of_a_history_is_requested_by_its_revision() {
    var signed = FakeAppStore.signed(FakeAppStore.transaction(NUMBER).build());
    paper.give(
        Reply.ok(
            Json.object()
                .add("revision", "r/1=")
                .add("hasMore", true)
                .add("signedTransactions", Json.array().add(signed))));

    var page = server.history(NUMBER, Optional.empty());
    var refunds = server.refunds(NUMBER, page.revision());

    assertThat(page.transactions()).hasSize(1);
    assertThat(page.more()).isTrue();
    assertThat(refunds.transactions()).hasSize(1);
    assertThat(paper.requests)
        .extracting(FakeAppStore.Request::target)
        .containsExactly(
            "/inApps/v2/history/" + NUMBER + "?sort=ASCENDING",
            "/inApps/v2/refund/lookup/" + NUMBER + "?revision=r%2F1%3D");
  }

  @Test
  void a_subscriptions_status_comes_with_its_signed_objects() {
    var renewal =
        Json.object()
            .add("originalTransactionId", NUMBER)
            .add("autoRenewStatus", 1)
            .add("environment", "Sandbox")
            .add("signedDate", Vectors.NOW.toEpochMilli())
            .build();
    var last =
        Json.object()
            .add("status", 4)
            .add("originalTransactionId", NUMBER)
            .add(
                "signedTransactionInfo",
                FakeAppStore.signed(FakeAppStore.transaction(NUMBER).build()))
            .add("signedRenewalInfo", FakeAppStore.signed(renewal));
    var group = Json.object().add("lastTransactions", Json.array().add(last));
    paper.give(Reply.ok(Json.object().add("data", Json.array().add(group))));

    var all = server.subscriptions(NUMBER);

    assertThat(all).hasSize(1);
    assertThat(all.getFirst().status()).isEqualTo(SubscriptionStatus.Status.GRACE_PERIOD);
    assertThat(all.getFirst().renewal().renewal().orElseThrow().renews()).isTrue();
  }

  @Test
  void a_test_notification_is_requested_once_and_its_results_are_queried() {
    paper.give(
        Reply.ok(Json.object().add("testNotificationToken", "ce3af791-365e-4c60_1679")),
        new Reply(200, Map.of(), Vectors.text("answers/getTestNotificationStatusResponse.json")),
        Reply.error(404, 4040008));

    var token = server.requestTest();

    assertThat(server.test(token)).contains(List.of("NO_RESPONSE", "SUCCESS"));
    assertThat(server.test(token)).isEmpty();
    assertThat(paper.requests.getFirst().method()).isEqualTo("POST");
    assertThat(paper.requests.get(1).target())
        .isEqualTo("/inApps/v1/notifications/test/ce3af791-365e-4c60_1679");
  }

  private AppStoreNotification asked(String type) throws Exception {
    var content = FakeAppStore.notification("n-1", type, FakeAppStore.transaction(NUMBER).build());
    return Vectors.verifier(Vectors.SANDBOX)
        .notification(FakeAppStore.signed(content.build()), now);
  }

  @Test
  void a_consumption_is_sent_where_the_app_store_asks_and_the_customer_agreed() throws Exception {
    paper.give(Reply.empty(202));
    var consumption =
        new Consumption(
            Consumption.Delivery.DELIVERED, false, Optional.of(Consumption.Refund.DECLINE));

    server.consumed(asked("CONSUMPTION_REQUEST"), consumption, true);

    var sent = paper.requests.getFirst();
    assertThat(sent.method()).isEqualTo("PUT");
    assertThat(sent.target()).isEqualTo("/inApps/v2/transactions/consumption/" + NUMBER);
    assertThat(Json.parse(sent.body()))
        .isEqualTo(
            Json.parse(
                """
                {"customerConsented":true,"deliveryStatus":"DELIVERED",
                 "sampleContentProvided":false,"refundPreference":"DECLINE"}
                """));
  }

  @Test
  void no_consumption_is_sent_unasked_too_late_or_without_consent() throws Exception {
    var consumption = new Consumption(Consumption.Delivery.DELIVERED, false, Optional.empty());
    var request = asked("CONSUMPTION_REQUEST");

    assertThatThrownBy(() -> server.consumed(request, consumption, false))
        .isInstanceOf(IllegalArgumentException.class);
    var other = asked("REFUND_DECLINED");
    assertThatThrownBy(() -> server.consumed(other, consumption, true))
        .isInstanceOf(IllegalArgumentException.class);
    now = now.plus(Duration.ofHours(12));
    assertThatThrownBy(() -> server.consumed(request, consumption, true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(paper.requests).isEmpty();
  }

  private static JsonObject entry(String signed) {
    return Json.object().add("signedPayload", signed).build();
  }

  @Test
  void only_verified_notifications_of_the_history_are_read() {
    var good =
        FakeAppStore.signed(
            FakeAppStore.notification(
                    "n-1", "ONE_TIME_CHARGE", FakeAppStore.transaction(NUMBER).build())
                .build());
    paper.give(
        Reply.ok(
            Json.object()
                .add("hasMore", true)
                .add("paginationToken", "next one")
                .add("notificationHistory", Json.array().add(entry(good)).add(entry("x.y.z")))),
        Reply.error(400, 4000017),
        Reply.ok(Json.object().add("hasMore", false).add("notificationHistory", Json.array())));
    var history = new AppStoreHistory(server, () -> now);

    var first = history.read(now.minusSeconds(3600), now, Optional.empty());
    var next = history.read(now.minusSeconds(3600), now, first.next());

    assertThat(first.unverified()).isEqualTo(1);
    assertThat(new ArrayList<>(first.notifications()))
        .singleElement()
        .isInstanceOfSatisfying(
            Notification.PurchaseUpdated.class,
            verified -> assertThat(verified.update().notification()).isEqualTo("n-1"));
    assertThat(next.next()).isEmpty();
    assertThat(paper.requests)
        .extracting(FakeAppStore.Request::target)
        .containsExactly(
            "/inApps/v1/notifications/history",
            "/inApps/v1/notifications/history?paginationToken=next+one",
            "/inApps/v1/notifications/history");
    assertThat(Json.parse(paper.requests.getFirst().body()).getJsonNumber("startDate").longValue())
        .isEqualTo(now.minusSeconds(3600).toEpochMilli());
  }

  @Test
  void the_sandbox_has_a_shorter_history() throws Exception {
    var production =
        new AppStoreServer(
            paper.host(), Vectors.verifier(Vectors.PRODUCTION), () -> KEY, new JdkHost(() -> now));

    assertThat(new AppStoreHistory(server, () -> now).lookback()).isLessThan(Duration.ofDays(30));
    assertThat(new AppStoreHistory(production, () -> now).lookback())
        .isBetween(Duration.ofDays(178), Duration.ofDays(180).minusNanos(1));
  }

  @Test
  void a_notification_from_the_history_has_the_evidence_of_a_delivery() throws Exception {
    var signed = Vectors.signedPayload("one_time_charge_cny_sandbox.json");
    var notifications = new AppStoreNotifications(Vectors.verifier(Vectors.SANDBOX));

    var delivered = notifications.verify(Vectors.delivery("one_time_charge_cny_sandbox.json"));
    var recalled = notifications.fromHistory(signed, now);

    assertThat(recalled.evidence().digest()).isEqualTo(delivered.evidence().digest());
    assertThat(((Notification.PurchaseUpdated) recalled).update())
        .isEqualTo(((Notification.PurchaseUpdated) delivered).update());
  }
}

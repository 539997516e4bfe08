package guitai.sandbox.appstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.bytes.Bytes;
import guitai.http.JdkHost;
import guitai.json.Json;
import guitai.keys.Es256;
import guitai.keys.Pem;
import guitai.problem.Unavailable;
import guitai.provider.Forged;
import guitai.provider.Notification;
import guitai.provider.NotificationHistory;
import guitai.provider.appstore.AppStoreHistory;
import guitai.provider.appstore.AppStoreNotification;
import guitai.provider.appstore.CertificationPath;
import guitai.provider.appstore.Consumption;
import guitai.provider.appstore.OcspResponders;
import guitai.provider.appstore.Responders;
import guitai.provider.appstore.Responders.Verdict;
import guitai.provider.appstore.SignedPage;
import guitai.provider.appstore.SubscriptionStatus;
import guitai.sandbox.http.Response;
import guitai.sandbox.keys.CertificateAuthority;
import guitai.sandbox.keys.CertificateAuthority.Mark;
import guitai.sandbox.simulator.Shop;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of the package page, tested through Guitai's own client.
class AppStoreSimulatorTest {
  private static final String DROP = ",'callback':{'drop':true}}";

  private static final String MALFORMED_REQUEST = "0\u0003\n\u0001\u0001";

  @TempDir private Path home;
  private volatile int answer = 200;
  private final Shop shop = new Shop(_ -> Response.empty(answer));
  private AppStoreSimulator simulator;
  private Developer developer;

  @BeforeEach
  void start() {
    simulator =
        AppStoreSimulator.start(
            home, StoreEnvironment.PRODUCTION, "localhost", 0, URI.create(shop.notifyUrl()));
    developer = Developer.of(simulator.port());
  }

  @AfterEach
  void stop() {
    simulator.close();
    shop.close();
  }

  private JsonObject buy(String more) {
    return developer.play("{'play':'buy','product':'com.example.guitai.ink_garden'" + more);
  }

  private static String number(JsonObject played) {
    return played.getString("transactionId");
  }

  private AppStoreNotification told(int index) throws Forged {
    var body = Json.parse(Shop.text(shop.await(index + 1).get(index)));
    return developer.verifier().notification(body.getString("signedPayload"), Instant.now());
  }

  private JsonObject content(int index) throws Forged {
    return told(index).transaction().orElseThrow().json();
  }

  @Test
  void a_purchases_notification_is_as_apple_documents_it() throws Forged {
    var bought = buy(",'appAccountToken':'7E3FB20B-4CDB-47CC-936D-99D65F608138','price':18000}");

    var told = told(0);
    assertThat(told.json().getString("notificationType")).isEqualTo("ONE_TIME_CHARGE");
    assertThat(told.json().getString("notificationUUID"))
        .isEqualTo(bought.getString("notification"));
    var content = content(0);
    assertThat(content.getString("transactionId")).isEqualTo(number(bought));
    assertThat(content.getString("storefront")).isEqualTo("CHN");
    assertThat(content.getString("storefrontId")).isEqualTo("143465");
    assertThat(content.getString("currency")).isEqualTo("CNY");
    assertThat(content.getInt("price")).isEqualTo(18_000);
    assertThat(content.getString("appAccountToken"))
        .isEqualTo("7e3fb20b-4cdb-47cc-936d-99d65f608138");
    assertThat(
            developer
                .verifier()
                .transaction(bought.getString("signedTransaction"), Instant.now())
                .json()
                .getString("transactionId"))
        .isEqualTo(number(bought));
  }

  @ParameterizedTest
  @EnumSource(value = Forgery.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void what_is_wrong_with_a_notification_is_found(Forgery forgery) {
    buy(",'callback':{'tamper':'" + forgery.text() + "'}}");

    assertThatThrownBy(() -> told(0)).isInstanceOf(Forged.class);
  }

  @Test
  void a_notification_is_retried_after_1_12_24_48_and_72_hours_with_the_same_text() {
    answer = 503;
    var bought = buy("}");
    shop.await(1);
    long[] hours = {1, 12, 24, 48, 72};
    for (int i = 0; i < hours.length; i++) {
      await(number(bought), i + 1);
      developer.advance(hours[i] * 3600 - 120);
      Shop.pause(Duration.ofMillis(100));
      assertThat(shop.received()).hasSize(i + 1);
      developer.advance(120);
      shop.await(i + 2);
    }
    await(number(bought), 6);
    developer.advance(Duration.ofDays(30).toSeconds());
    Shop.pause(Duration.ofMillis(200));

    assertThat(shop.received()).hasSize(6);
    assertThat(shop.received().stream().map(Shop::text).distinct()).hasSize(1);
    var history = history();
    assertThat(history.notifications()).hasSize(1);
  }

  /// Waits until the simulator has stored that many deliveries.
  private void await(String number, int sendings) {
    for (int i = 0; i < 500 && sendings(number) < sendings; i++) {
      Shop.pause(Duration.ofMillis(10));
    }
    assertThat(sendings(number)).isEqualTo(sendings);
  }

  private int sendings(String number) {
    return developer
        .booked(number)
        .getJsonArray("notifications")
        .getJsonObject(0)
        .getJsonArray("callbacks")
        .getJsonObject(0)
        .getJsonArray("attempts")
        .size();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 206})
  void an_acknowledged_notification_is_sent_once(int status) {
    answer = status;
    var bought = buy("}");
    await(number(bought), 1);
    developer.advance(Duration.ofDays(10).toSeconds());
    Shop.pause(Duration.ofMillis(100));

    assertThat(shop.received()).hasSize(1);
  }

  @Test
  void copies_of_a_notification_have_one_number() {
    buy(",'callback':{'times':3}}");

    assertThat(shop.await(3).stream().map(Shop::text).distinct()).hasSize(1);
  }

  @Test
  void a_lost_notification_is_sent_on_request() throws Forged {
    var bought = buy(DROP);
    developer.play("{'play':'refund','transaction':'" + number(bought) + "'}");
    assertThat(told(0).json().getString("notificationType")).isEqualTo("REFUND");
    assertThat(content(0).getInt("revocationPercentage")).isEqualTo(100_000);

    developer.play("{'play':'tell','notification':'" + bought.getString("notification") + "'}");

    assertThat(told(1).json().getString("notificationType")).isEqualTo("ONE_TIME_CHARGE");
    assertThat(content(1).getJsonNumber("signedDate").longValue())
        .isLessThan(content(0).getJsonNumber("signedDate").longValue());
  }

  @Test
  void a_refund_ends_the_familys_share_and_is_reversed_without_a_trace() throws Forged {
    var bought = buy(DROP);
    var shared = developer.play("{'play':'share','transaction':'" + number(bought) + "'" + DROP);
    assertThat(number(shared)).isNotEqualTo(number(bought));

    developer.play("{'play':'refund','transaction':'" + number(bought) + "'" + DROP);
    assertThat(told(0).json().getString("notificationType")).isEqualTo("REVOKE");
    assertThat(content(0).getString("revocationType")).isEqualTo("FAMILY_REVOKE");
    assertThat(content(0).getString("inAppOwnershipType")).isEqualTo("FAMILY_SHARED");

    developer.play("{'play':'refund-reversed','transaction':'" + number(bought) + "'}");
    assertThat(told(1).json().getString("notificationType")).isEqualTo("REFUND_REVERSED");
    assertThat(content(1).keySet()).noneMatch(name -> name.startsWith("revocation"));
  }

  @Test
  void a_subscription_renews_fails_and_expires() throws Forged {
    var begun = developer.play("{'play':'subscribe','product':'com.example.guitai.music_month'}");
    var server = developer.server();
    assertThat(told(0).renewal()).isPresent();
    assertThat(told(0).json().getString("subtype")).isEqualTo("INITIAL_BUY");

    var renewed = developer.play("{'play':'renew','transaction':'" + number(begun) + "'}");
    assertThat(renewed.getString("originalTransactionId")).isEqualTo(number(begun));
    var active = server.subscriptions(number(begun));
    assertThat(active.getFirst().status()).isEqualTo(SubscriptionStatus.Status.ACTIVE);
    assertThat(active.getFirst().transaction().json().getString("transactionId"))
        .isEqualTo(number(renewed));

    developer.play("{'play':'fail-to-renew','transaction':'" + number(begun) + "','graceDays':16}");
    assertThat(server.subscriptions(number(begun)).getFirst().status())
        .isEqualTo(SubscriptionStatus.Status.GRACE_PERIOD);
    developer.play("{'play':'expire','transaction':'" + number(begun) + "'}");
    assertThat(told(3).json().getString("notificationType")).isEqualTo("EXPIRED");
    assertThat(server.subscriptions(number(begun)).getFirst().status())
        .isEqualTo(SubscriptionStatus.Status.EXPIRED);
  }

  @Test
  void an_order_id_of_a_receipt_is_looked_up_in_production_only() {
    var number = number(buy(DROP));
    var order = developer.booked(number).getString("orderId");
    var server = developer.server();

    assertThat(server.order(order))
        .extracting(transaction -> transaction.json().getString("transactionId"))
        .containsExactly(number);
    assertThat(server.order("MQ5XWV7K2T")).isEmpty();
  }

  @Test
  void histories_come_in_pages_of_twenty() {
    var last = "";
    for (int i = 0; i < 25; i++) {
      last = number(buy(DROP));
    }
    var server = developer.server();
    var number = last;

    assertThat(all(revision -> server.history(number, revision))).hasSize(25).contains(number);
    assertThat(server.refunds(number, Optional.empty()).transactions()).isEmpty();
    developer.play("{'play':'refund','transaction':'" + number + "'" + DROP);
    assertThat(all(revision -> server.refunds(number, revision))).containsExactly(number);
    var first = history();
    assertThat(first.notifications()).hasSize(20);
    var next =
        new AppStoreHistory(server, InstantSource.system())
            .read(Instant.now().minus(Duration.ofDays(1)), Instant.now(), first.next());
    assertThat(next.notifications()).hasSize(6);
    assertThat(next.next()).isEmpty();
  }

  private static List<String> all(Function<Optional<String>, SignedPage> pages) {
    var all = new HashSet<String>();
    var page = pages.apply(Optional.empty());
    all.addAll(numbers(page));
    while (page.more()) {
      page = pages.apply(page.revision());
      all.addAll(numbers(page));
    }
    return List.copyOf(all);
  }

  private static List<String> numbers(SignedPage page) {
    return page.transactions().stream()
        .map(transaction -> transaction.json().getString("transactionId"))
        .toList();
  }

  private NotificationHistory.Page history() {
    return history(Duration.ofDays(1));
  }

  private NotificationHistory.Page history(Duration back) {
    return new AppStoreHistory(developer.server(), InstantSource.system())
        .read(Instant.now().minus(back), Instant.now().plusSeconds(60), Optional.empty());
  }

  @Test
  void what_was_lost_or_refused_is_in_the_history() {
    answer = 500;
    buy(DROP);
    var refused = buy("}");
    await(number(refused), 1);

    assertThat(history().notifications())
        .hasSize(2)
        .allMatch(Notification.PurchaseUpdated.class::isInstance);
  }

  @ParameterizedTest
  @CsvSource({"PRODUCTION, 180", "SANDBOX, 30"})
  void the_history_reaches_as_far_back_as_is_documented(StoreEnvironment place, int days) {
    simulator.close();
    simulator = AppStoreSimulator.start(home, place, "localhost", 0, URI.create(shop.notifyUrl()));
    developer = Developer.of(simulator.port());

    assertThat(history(Duration.ofDays(days).minusMinutes(1)).notifications()).isEmpty();
    assertThatThrownBy(() -> history(Duration.ofDays(days).plusMinutes(1)))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("4000012");
  }

  @Test
  void a_test_notification_is_sent_and_its_status_queried() throws Forged {
    var server = developer.server();
    var token = server.requestTest();

    assertThat(told(0).json().getString("notificationType")).isEqualTo("TEST");
    for (int i = 0; i < 500 && server.test(token).orElseThrow().isEmpty(); i++) {
      Shop.pause(Duration.ofMillis(10));
    }
    assertThat(server.test(token)).contains(List.of("SUCCESS"));
    assertThat(server.test("unknown")).isEmpty();
  }

  @Test
  void a_consumption_is_taken_where_the_customer_agreed() throws Forged {
    var bought = buy(DROP);
    developer.play("{'play':'consumption-request','transaction':'" + number(bought) + "'}");
    var asked = told(0);

    developer
        .server()
        .consumed(
            asked, new Consumption(Consumption.Delivery.DELIVERED, false, Optional.empty()), true);

    assertThat(developer.booked(number(bought)).getJsonObject("consumption"))
        .isEqualTo(
            Json.parse(
                """
                {"customerConsented":true,"deliveryStatus":"DELIVERED",
                 "sampleContentProvided":false}
                """));
  }

  @Test
  void a_fault_affects_only_the_calls_that_it_names() {
    var bought = buy(DROP);
    var server = developer.server();
    developer.play("{'play':'trouble','path':'/inApps/v1/transactions','kind':'system-error'}");
    assertThat(server.transaction(number(bought))).isPresent();

    developer.play("{'play':'trouble','path':'/inApps/v1/transactions','kind':'rate-limit'}");
    assertThatThrownBy(() -> server.transaction(number(bought)))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("4290000");
    assertThatThrownBy(() -> server.transaction(number(bought)))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("not to be asked before");
    assertThat(developer.server().transaction(number(bought))).isPresent();
    assertThat(developer.server().transaction("123")).isEmpty();
  }

  private String bearer(JsonObjectBuilder header, long life, String bundle, String key) {
    return bearer(header, Instant.now(), life, bundle, key);
  }

  private String bearer(
      JsonObjectBuilder header, Instant issued, long life, String bundle, String key) {
    long begin = issued.getEpochSecond();
    var claims =
        Json.object()
            .add("iss", developer.credentials().getString("issuerId"))
            .add("iat", begin)
            .add("exp", begin + life)
            .add("aud", "appstoreconnect-v1")
            .add("bid", bundle)
            .build();
    return "Bearer " + Es256.compact(header.build(), claims, Pem.privateKey("EC", key));
  }

  @Test
  void a_call_without_the_developers_token_is_answered_401() {
    var path = "/inApps/v1/transactions/" + number(buy(DROP));
    var own = developer.credentials().getString("privateKey");
    var strange = Keys.at(home).text("strange-leaf-key.pem");
    var bundle = developer.credentials().getString("bundleId");

    assertThat(developer.get(path, bearer(header(), 3600, bundle, own)).statusCode())
        .isEqualTo(200);
    for (var bad :
        List.of(
            "",
            "Bearer a.b.c",
            bearer(header(), 3601, bundle, own),
            bearer(header(), -1, bundle, own),
            bearer(header(), Instant.now().plusSeconds(10), 300, bundle, own), // EDGE-12
            bearer(header(), 3600, "com.example.another", own),
            bearer(header(), 3600, bundle, strange),
            bearer(header().add("kid", "OTHER"), 3600, bundle, own),
            bearer(header().add("alg", "none"), 3600, bundle, own))) {
      var refused = developer.get(path, bad);
      assertThat(refused.statusCode()).as(bad).isEqualTo(401);
      assertThat(refused.body()).isEmpty();
    }
  }

  private JsonObjectBuilder header() {
    return Json.object()
        .add("alg", "ES256")
        .add("kid", developer.credentials().getString("keyId"))
        .add("typ", "JWT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'play':'buy'}",
        "{'play':'buy','product':'a','storefront':'FRA'}",
        "{'play':'buy','product':'a','quantity':11}",
        "{'play':'buy','product':'a','transaction':'1'}",
        "{'play':'buy','product':'a','callback':{'tamper':'amount'}}",
        "{'play':'steal'}",
        "{'play':'subscribe','product':'a','period':'P0D'}"
      })
  void what_cannot_be_played_is_refused(String play) {
    assertThat(developer.post("/simulate", play.replace('\'', '"')).statusCode()).isEqualTo(400);
  }

  @Test
  void what_cannot_be_is_refused() {
    var bought = number(buy(DROP));
    for (var play : List.of("revoke", "refund-reversed", "renew")) {
      var wish = "{\"play\":\"" + play + "\",\"transaction\":\"" + bought + "\"}";
      assertThat(developer.post("/simulate", wish).statusCode()).as(play).isEqualTo(409);
    }
    var unknown = "{\"play\":\"refund\",\"transaction\":\"1\"}";
    assertThat(developer.post("/simulate", unknown).statusCode()).isEqualTo(404);
  }

  @Test
  void a_restart_forgets_nothing() {
    answer = 500;
    var bought = buy("}");
    await(number(bought), 1);
    developer.play("{'play':'refund','transaction':'" + number(bought) + "'" + DROP);
    developer.advance(60);
    var before = history().notifications().size();
    simulator.close();

    simulator =
        AppStoreSimulator.start(
            home, StoreEnvironment.PRODUCTION, "localhost", 0, URI.create(shop.notifyUrl()));
    developer = Developer.of(simulator.port());

    assertThat(developer.booked(number(bought)).getBoolean("revoked")).isTrue();
    assertThat(history().notifications()).hasSize(before);
    int sent = shop.received().size();
    developer.advance(Duration.ofHours(1).toSeconds());
    shop.await(sent + 1);
  }

  private CertificationPath path(JsonObject bought) throws Exception {
    var header = bought.getString("signedTransaction").split("\\.", 2)[0];
    var x5c = Json.parse(Base64.getUrlDecoder().decode(header)).getJsonArray("x5c");
    return CertificationPath.of(
        Bytes.of(Base64.getDecoder().decode(x5c.getString(0))),
        Bytes.of(Base64.getDecoder().decode(x5c.getString(1))));
  }

  /// @param more of the address; the JDK sends a long one by POST
  private Responders responders(String more) {
    var address = developer.simulator().resolve("/ocsp" + more);
    return new OcspResponders(
        Pem.certificate(developer.credentials().getString("rootCertificate")),
        Optional.of(address),
        OcspResponders.LIMIT,
        new JdkHost(InstantSource.system()));
  }

  @Test
  void its_issuers_say_whether_a_certificate_was_revoked_and_remember_it() throws Exception {
    var path = path(buy(DROP));
    assertThat(responders("").ask(path)).isEqualTo(new Verdict.Good());

    var played = developer.play("{'play':'revoke-certificate'}");
    assertThat(played.getString("serial")).isEqualTo(path.leaf().getSerialNumber().toString(16));
    var revoked = responders("").ask(path);
    assertThat(revoked)
        .isInstanceOfSatisfying(
            Verdict.Revoked.class,
            verdict -> {
              assertThat(verdict.certificate()).isEqualTo(path.leaf());
              assertThat(verdict.reason()).isEqualTo("KEY_COMPROMISE");
              assertThat(verdict.at())
                  .isEqualTo(OffsetDateTime.parse(played.getString("revokedAt")).toInstant());
            });

    assertThat(developer.play("{'play':'revoke-certificate'}")).isEqualTo(played);
    simulator.close();
    simulator =
        AppStoreSimulator.start(
            home, StoreEnvironment.PRODUCTION, "localhost", 0, URI.create(shop.notifyUrl()));
    developer = Developer.of(simulator.port());
    assertThat(responders("").ask(path)).isEqualTo(revoked);
  }

  @Test
  void what_an_issuer_never_issued_is_unknown() throws Exception {
    var path = path(buy(DROP));
    var key = Files.readString(home.resolve("keys/app-store/intermediate-key.pem"));
    var name = path.intermediate().getSubjectX500Principal();
    var stray =
        new CertificateAuthority(name, Pem.privateKey("EC", key))
            .certify(
                path.leaf().getPublicKey(),
                "CN=Stray",
                BigInteger.TEN,
                Instant.now(),
                Mark.of("1.2.840.113635.100.6.11.1"));

    assertThatThrownBy(() ->
            responders("").ask(new CertificationPath(Pem.certificate(stray), path.intermediate())))
        .isInstanceOf(Unavailable.class)
        .hasStackTraceContaining("revocation status is unknown");
  }

  @Test
  void the_responder_answers_post_too_and_refuses_malformed_requests() throws Exception {
    var path = path(buy(DROP));
    assertThat(responders("?" + "a".repeat(255)).ask(path)).isEqualTo(new Verdict.Good());

    assertThat(developer.post("/ocsp", "rubbish").body()).isEqualTo(MALFORMED_REQUEST);
    assertThat(developer.get("/ocsp/rubbish", "").body()).isEqualTo(MALFORMED_REQUEST);
  }
}

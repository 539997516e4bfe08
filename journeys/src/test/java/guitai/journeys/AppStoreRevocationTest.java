package guitai.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.dynamodb.DynamoStore;
import guitai.http.JdkHost;
import guitai.json.Json;
import guitai.keys.Pem;
import guitai.lambda.Trust;
import guitai.lambda.Wiring;
import guitai.local.Settings;
import guitai.local.Store;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.local.gateway.Invocation;
import guitai.provider.Notification;
import guitai.provider.appstore.AppStoreAccount;
import guitai.provider.appstore.AppStoreEnvironment;
import guitai.provider.appstore.AppStoreHistory;
import guitai.provider.appstore.AppStoreKey;
import guitai.provider.appstore.AppStoreServer;
import guitai.provider.appstore.AppStoreVerifier;
import guitai.provider.appstore.CertificationPaths;
import guitai.provider.appstore.RevocationStatus;
import guitai.provider.unionpay.UnionPayRoots;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/// Revocation of the certificate that signs the App Store's notifications. A function caches a
/// certificate's status for ten minutes; so new functions receive the notifications here.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppStoreRevocationTest {
  private static final String BUY = "{'play':'buy','product':'com.example.guitai.";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Path EVENT = Path.of("../events/ReceiveNotification-app-store.json");

  private Store store;
  private DynamoDbClient dynamoDb;

  @BeforeAll
  void open(@TempDir Path home) {
    store = Store.start(Settings.forTests(home));
    ReadMark.of(store).awaitRead();
    dynamoDb = LocalDynamoDb.patient(store.dynamoDb());
  }

  @AfterAll
  void close() {
    dynamoDb.close();
    store.close();
  }

  @Test
  void a_revoked_certificates_notifications_are_refused_and_its_earlier_grants_stay()
      throws IOException {
    var alice = AppStoreBuyer.of(store, "alice");
    var named = ",'appAccountToken':'" + alice.accountToken() + "'";
    alice.play(BUY + "ink_garden'" + named + "}");
    alice.awaitActive("ink-garden", true);
    var lost = alice.play(BUY + "tea_timer'" + named + ",'callback':{'drop':true}}");
    var notification = notificationOf(lost);
    recover();
    awaitStatus(RevocationStatus.Good.class);

    AppStoreBuyer.play(store, "{'play':'revoke-certificate'}");
    makeDue();
    recover();
    awaitStatus(RevocationStatus.Revoked.class);

    var before = written();
    assertThat(receive(notification, Map.of())).isEqualTo(401);
    assertThat(alice.claim(lost).status()).isEqualTo(422);
    ReadMark.of(store).makeDue();
    recover();
    ReadMark.of(store).awaitRead();
    assertThat(written()).isEqualTo(before);
    assertThat(alice.active("tea-timer")).isFalse();
    assertThat(alice.active("ink-garden")).isTrue();

    var off = Map.of("APP_STORE_REVOCATION", "off", "CERTIFICATES_TABLE", "none-that-is-there");
    assertThat(receive(notification, off)).as("where nothing is asked").isEqualTo(200);
    alice.awaitActive("tea-timer", true);
  }

  private CertificationPaths paths() {
    return new DynamoStore(
            Optional.of(store.dynamoDb()), LocalDynamoDb.REGION, LocalDynamoDb.TABLES)
        .certificationPaths();
  }

  private void awaitStatus(Class<? extends RevocationStatus> wanted) {
    Eventually.become(
        PATIENCE,
        () -> paths().all(),
        all -> all.size() == 1 && wanted.isInstance(all.getFirst().status()));
  }

  /// As if twelve hours had passed.
  private void makeDue() {
    var kept = paths().all().getFirst();
    assertThat(paths().replace(kept, kept.status(), Instant.EPOCH)).isTrue();
  }

  /// All items that receiving may write; bookmarks of histories are not among them.
  private List<Long> written() {
    return Stream.of(LocalDynamoDb.TABLES.orders(), LocalDynamoDb.TABLES.evidence())
        .map(table ->
            dynamoDb.scan(ScanRequest.builder().tableName(table).build()).items().stream()
                .filter(item -> !item.toString().contains("bookmark"))
                .count())
        .toList();
  }

  /// The notification as the App Store would have sent it.
  private String notificationOf(JsonObject bought) {
    var credentials = credentials();
    var account =
        new AppStoreAccount(
            credentials.getString("bundleId"),
            Optional.of(credentials.getJsonNumber("appAppleId").longValueExact()),
            AppStoreEnvironment.PRODUCTION);
    var key = AppStoreKey.parse(credentials.toString());
    var clock = InstantSource.system();
    var verifier = new AppStoreVerifier(account, root(credentials));
    var server =
        new AppStoreServer(store.simulator("app-store"), verifier, () -> key, new JdkHost(clock));
    var now = clock.instant();
    return new AppStoreHistory(server, clock)
            .read(now.minus(Duration.ofHours(1)), now.plusSeconds(1), Optional.empty())
            .notifications()
            .stream()
            .filter(notice -> isAbout(notice, bought))
            .map(notice -> new String(notice.evidence().body().toArray(), UTF_8))
            .findFirst()
            .orElseThrow();
  }

  private static boolean isAbout(Notification notice, JsonObject bought) {
    return notice instanceof Notification.PurchaseUpdated told
        && told.update().purchase().number().equals(bought.getString("transactionId"));
  }

  private JsonObject credentials() {
    return Shopper.read(store.simulator("app-store").resolve("/credentials"));
  }

  private static X509Certificate root(JsonObject credentials) {
    return Pem.certificate(credentials.getString("rootCertificate"));
  }

  /// A new function without a cached status.
  private Wiring begun(Map<String, String> otherwise) {
    var settings = new HashMap<>(store.environment("localhost"));
    settings.putAll(otherwise);
    return new Wiring(settings, new Trust(root(credentials()), UnionPayRoots.pinned()));
  }

  private int receive(String body, Map<String, String> otherwise) throws IOException {
    var event = Json.object();
    Json.parse(Files.readAllBytes(EVENT)).forEach(event::add);
    event.add("body", body);
    return invoke(
        begun(otherwise).receiveNotification(), "ReceiveNotification", event.build().toString());
  }

  private void recover() throws IOException {
    assertThat(invoke(begun(Map.of()).recoverPayments(), "RecoverPayments", "{}")).isEqualTo(200);
  }

  private static int invoke(RequestStreamHandler handler, String function, String event)
      throws IOException {
    var out = new ByteArrayOutputStream();
    var context =
        new Invocation(
            UUID.randomUUID().toString(),
            function,
            Instant.now().plusSeconds(58),
            Invocation.lines(System.out));
    handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), out, context);
    return Json.parse(out.toByteArray()).getInt("statusCode");
  }
}

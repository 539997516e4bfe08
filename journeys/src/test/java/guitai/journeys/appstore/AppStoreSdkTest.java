package guitai.journeys.appstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.apple.itunes.storekit.client.APIError;
import com.apple.itunes.storekit.client.APIException;
import com.apple.itunes.storekit.client.GetTransactionHistoryVersion;
import com.apple.itunes.storekit.model.ConsumptionRequest;
import com.apple.itunes.storekit.model.DeliveryStatus;
import com.apple.itunes.storekit.model.InAppOwnershipType;
import com.apple.itunes.storekit.model.NotificationHistoryRequest;
import com.apple.itunes.storekit.model.NotificationTypeV2;
import com.apple.itunes.storekit.model.SendAttemptItem;
import com.apple.itunes.storekit.model.SendAttemptResult;
import com.apple.itunes.storekit.model.Status;
import com.apple.itunes.storekit.model.Subtype;
import com.apple.itunes.storekit.model.TransactionHistoryRequest;
import com.apple.itunes.storekit.model.TransactionReason;
import com.apple.itunes.storekit.model.Type;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import guitai.json.Json;
import guitai.sandbox.appstore.AppStoreSimulator;
import guitai.sandbox.appstore.StoreEnvironment;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Apple's own library calls the simulator as it would the App Store, and verifies its
/// notifications as ours does.
class AppStoreSdkTest {
  private static final String DROP = ",'callback':{'drop':true}}";

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer merchant;
  private AppStoreSimulator simulator;
  private URI address;
  private AppleLibrary library;

  AppStoreSdkTest() throws IOException {
    merchant = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    merchant.createContext("/", this::receive);
    merchant.start();
  }

  @BeforeEach
  void start(@TempDir Path home) {
    var notification = URI.create("http://localhost:" + merchant.getAddress().getPort() + "/");
    simulator =
        AppStoreSimulator.start(home, StoreEnvironment.PRODUCTION, "localhost", 0, notification);
    address = URI.create("http://localhost:" + simulator.port());
    library = new AppleLibrary(address, AppStoreSimulator.credentials(home));
  }

  @AfterEach
  void stop() {
    simulator.close();
    merchant.stop(0);
    http.close();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(Json.parse(exchange.getRequestBody().readAllBytes()).getString("signedPayload"));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private String notification() throws InterruptedException {
    return Objects.requireNonNull(received.poll(20, TimeUnit.SECONDS), "a notification");
  }

  private JsonObject play(String text) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address.resolve("/simulate"))
            .POST(HttpRequest.BodyPublishers.ofString(text.replace('\'', '"')))
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.parse(answer.body());
  }

  private JsonObject buy(String more) throws IOException, InterruptedException {
    return play("{'play':'buy','product':'com.example.guitai.ink_garden'" + more);
  }

  @Test
  void both_libraries_read_a_notification_alike() throws Exception {
    buy(",'price':18000,'appAccountToken':'7e3fb20b-4cdb-47cc-936d-99d65f608138'}");
    var signed = notification();

    assertThat(library.oursBelieves(signed)).isTrue();
    var theirs = library.theirs();
    var notification = theirs.verifyAndDecodeNotification(signed);
    assertThat(notification.getNotificationType()).isEqualTo(NotificationTypeV2.ONE_TIME_CHARGE);
    var transaction =
        theirs.verifyAndDecodeTransaction(notification.getData().getSignedTransactionInfo());
    var ours =
        library.ours().notification(signed, Instant.now()).transaction().orElseThrow().json();
    assertThat(transaction.getTransactionId()).isEqualTo(ours.getString("transactionId"));
    assertThat(transaction.getPrice()).isEqualTo(18_000);
    assertThat(transaction.getCurrency()).isEqualTo("CNY");
    assertThat(transaction.getStorefront()).isEqualTo("CHN");
    assertThat(transaction.getType()).isEqualTo(Type.NON_CONSUMABLE);
    assertThat(transaction.getInAppOwnershipType()).isEqualTo(InAppOwnershipType.PURCHASED);
    assertThat(transaction.getTransactionReason()).isEqualTo(TransactionReason.PURCHASE);
    assertThat(transaction.getAppAccountToken())
        .hasToString("7e3fb20b-4cdb-47cc-936d-99d65f608138");
    assertThat(transaction.getUnknownFields()).isNullOrEmpty();
    assertThat(notification.getUnknownFields()).isNullOrEmpty();
  }

  @Test
  void both_libraries_accept_every_play() throws Exception {
    var bought = buy("}").getString("transactionId");
    var shared = play("{'play':'share','transaction':'" + bought + "'}");
    play("{'play':'revoke','transaction':'" + shared.getString("transactionId") + "'}");
    for (var play :
        new String[] {"consumption-request", "refund-declined", "refund", "refund-reversed"}) {
      play("{'play':'" + play + "','transaction':'" + bought + "'}");
    }
    var begun = play("{'play':'subscribe','product':'a'}").getString("transactionId");
    for (var play : new String[] {"renew", "fail-to-renew", "expire"}) {
      play("{'play':'" + play + "','transaction':'" + begun + "'}");
    }
    play("{'play':'test'}");

    for (int i = 0; i < 12; i++) {
      var signed = notification();
      assertThat(library.oursBelieves(signed)).isTrue();
      assertThat(library.theirsBelieves(signed)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "body",
        "signature",
        "leaf",
        "intermediate",
        "root",
        "unmarked",
        "der",
        "alg-none",
        "bundle",
        "app",
        "sandbox",
        "xcode",
        "local-testing",
        "nested"
      })
  void neither_library_accepts_a_forgery(String tamper) throws Exception {
    buy(",'callback':{'tamper':'" + tamper + "'}}");
    var signed = notification();

    assertThat(library.oursBelieves(signed)).isFalse();
    assertThat(library.theirsBelieves(signed)).isFalse();
  }

  @Test
  void apples_client_reads_transactions() throws Exception {
    var bought = buy(DROP).getString("transactionId");
    for (int i = 0; i < 22; i++) {
      buy(DROP);
    }
    play("{'play':'refund','transaction':'" + bought + "'" + DROP);
    var client = library.client();
    var verifier = library.theirs();

    var info = client.getTransactionInfo(bought).getSignedTransactionInfo();
    var transaction = verifier.verifyAndDecodeTransaction(info);
    assertThat(transaction.getTransactionId()).isEqualTo(bought);
    assertThat(transaction.getRevocationDate()).isPositive();
    var ours = library.server().transaction(bought).orElseThrow().json();
    assertThat(ours.getJsonNumber("revocationDate").longValue())
        .isEqualTo(transaction.getRevocationDate());

    var request = new TransactionHistoryRequest();
    var all = new ArrayList<String>();
    var page = client.getTransactionHistory(bought, null, request, GetTransactionHistoryVersion.V2);
    all.addAll(page.getSignedTransactions());
    assertThat(page.getHasMore()).isTrue();
    page =
        client.getTransactionHistory(
            bought, page.getRevision(), request, GetTransactionHistoryVersion.V2);
    all.addAll(page.getSignedTransactions());
    assertThat(page.getHasMore()).isFalse();
    assertThat(all).hasSize(23);

    assertThat(client.getRefundHistory(bought, null).getSignedTransactions()).hasSize(1);
  }

  @Test
  void apples_client_reads_subscriptions() throws Exception {
    var begun = play("{'play':'subscribe','product':'a'" + DROP).getString("transactionId");
    var client = library.client();

    var all = client.getAllSubscriptionStatuses(begun, new Status[] {Status.ACTIVE});
    var last = all.getData().getFirst().getLastTransactions().getFirst();
    assertThat(last.getStatus()).isEqualTo(Status.ACTIVE);
    assertThat(
            library
                .theirs()
                .verifyAndDecodeRenewalInfo(last.getSignedRenewalInfo())
                .getOriginalTransactionId())
        .isEqualTo(begun);
    assertThat(
            client
                .getAllSubscriptionStatuses(begun, new Status[] {Status.EXPIRED})
                .getData()
                .getFirst()
                .getLastTransactions())
        .isEmpty();
  }

  @Test
  void apples_client_reads_the_notification_history() throws Exception {
    for (int i = 0; i < 21; i++) {
      buy(DROP);
    }
    play("{'play':'subscribe','product':'a'}");
    assertThat(notification()).isNotEmpty();
    var client = library.client();
    var request =
        new NotificationHistoryRequest()
            .startDate(Instant.now().minus(Duration.ofDays(179)).toEpochMilli())
            .endDate(Instant.now().plusSeconds(60).toEpochMilli());

    var first = client.getNotificationHistory(null, request);
    assertThat(first.getNotificationHistory()).hasSize(20);
    assertThat(first.getNotificationHistory().getFirst().getSendAttempts())
        .extracting(SendAttemptItem::getSendAttemptResult)
        .containsExactly(SendAttemptResult.TIMED_OUT);
    var rest = client.getNotificationHistory(first.getPaginationToken(), request);
    assertThat(rest.getNotificationHistory()).hasSize(2);
    assertThat(rest.getHasMore()).isFalse();
    for (var item : rest.getNotificationHistory()) {
      assertThat(library.theirsBelieves(item.getSignedPayload())).isTrue();
      assertThat(library.oursBelieves(item.getSignedPayload())).isTrue();
    }

    request
        .notificationType(NotificationTypeV2.SUBSCRIBED)
        .notificationSubtype(Subtype.INITIAL_BUY);
    assertThat(client.getNotificationHistory(null, request).getNotificationHistory()).hasSize(1);
    request.transactionId("1");
    assertThatThrownBy(() -> client.getNotificationHistory(null, request))
        .isInstanceOfSatisfying(
            APIException.class,
            e -> assertThat(e.getApiError()).isEqualTo(APIError.MULTIPLE_FILTERS_SUPPLIED));
  }

  @Test
  void apples_client_tests_the_merchants_address() throws Exception {
    var client = library.client();
    var token = client.requestTestNotification().getTestNotificationToken();
    var signed = notification();

    assertThat(library.theirs().verifyAndDecodeNotification(signed).getNotificationType())
        .isEqualTo(NotificationTypeV2.TEST);
    assertThat(client.getTestNotificationStatus(token).getSignedPayload()).isEqualTo(signed);
  }

  @Test
  void apples_client_reports_a_consumption() throws Exception {
    var bought = buy(DROP).getString("transactionId");
    var request = new ConsumptionRequest(true, DeliveryStatus.DELIVERED, false);
    var client = library.client();

    client.sendConsumptionInformation(bought, request);

    request.customerConsented(false);
    assertThatThrownBy(() -> client.sendConsumptionInformation(bought, request))
        .isInstanceOfSatisfying(
            APIException.class,
            e -> assertThat(e.getApiError()).isEqualTo(APIError.INVALID_CUSTOMER_CONSENTED));
  }

  @Test
  void apples_client_reads_errors_by_their_code() throws Exception {
    var client = library.client();
    assertThatThrownBy(() -> client.getTransactionInfo("5"))
        .isInstanceOfSatisfying(
            APIException.class,
            e -> assertThat(e.getApiError()).isEqualTo(APIError.TRANSACTION_ID_NOT_FOUND));
    assertThatThrownBy(() -> client.getTransactionInfo("a"))
        .isInstanceOfSatisfying(
            APIException.class,
            e -> assertThat(e.getApiError()).isEqualTo(APIError.INVALID_TRANSACTION_ID));
    play("{'play':'trouble','path':'/inApps/','kind':'rate-limit'}");
    assertThatThrownBy(() -> client.getTransactionInfo("5"))
        .isInstanceOfSatisfying(
            APIException.class,
            e -> assertThat(e.getApiError()).isEqualTo(APIError.RATE_LIMIT_EXCEEDED));
  }
}

package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.json.Json;
import guitai.lambda.Wiring;
import guitai.local.Settings;
import guitai.local.Store;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.local.gateway.Invocation;
import guitai.provider.Bills;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The daily reconciliation (对账) with the bill of the simulator that played the day.
@ParameterizedClass
@EnumSource(names = {"WECHAT_PAY", "ALIPAY"})
class StatementJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String ENTITLEMENTS = "entitlements";

  private final Provider provider;
  private Store store;
  private Wiring wiring;
  private DynamoDbClient tables;
  private LocalDate day;

  StatementJourneyTest(Provider provider) {
    this.provider = provider;
  }

  /// A payment near midnight may be on the neighbouring day's bill.
  @BeforeAll
  static void awayFromMidnight() {
    var now = LocalTime.now(Bills.CHINA);
    assumeThat(now).isBetween(LocalTime.of(0, 35), LocalTime.of(23, 20));
  }

  @BeforeEach
  void open(@TempDir Path home) {
    store = Store.start(Settings.forTests(home));
    wiring = new Wiring(store.environment("localhost"));
    tables = LocalDynamoDb.patient(store.dynamoDb());
    day = LocalDate.now(Bills.CHINA);
  }

  @AfterEach
  void close() {
    tables.close();
    store.close();
  }

  private Shopper shopper(String name) {
    return provider.shopper(store, name);
  }

  private Shopper operator() {
    return Shopper.operator(store.uri(), provider.simulator(store));
  }

  /// Ordered, paid and granted.
  private String sold(String customer) {
    var shopper = shopper(customer);
    var order = shopper.order("ink-garden");
    shopper.pay(order, "");
    shopper.awaitOwned("ink-garden", order);
    return order;
  }

  /// The simulator makes the bill once the day is over.
  private void endDay() {
    var clock = Json.object().add("advanceSeconds", Duration.ofDays(2).toSeconds()).build();
    var moved =
        Shopper.post(provider.simulator(store).resolve("/simulate/clock"), clock.toString());
    assertThat(moved.status()).isEqualTo(200);
  }

  private JsonObject compared(String source) {
    var event = Json.object().add("day", day.toString()).add("source", source).build();
    var answer = invoke(wiring.reconcileBills(), event.toString());
    assertThat(answer.getInt("statusCode")).as(answer.toString()).isEqualTo(200);
    return answer.getJsonArray("reports").getJsonObject(0);
  }

  private static JsonObject invoke(RequestStreamHandler function, String event) {
    var out = new ByteArrayOutputStream();
    var context =
        new Invocation(
            "test", "test", Instant.now().plusSeconds(900), Invocation.lines(System.out));
    try {
      function.handleRequest(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Json.parse(out.toByteArray());
  }

  private List<String> found(String source) {
    var read = operator().get("/reconciliation?day=" + day + "&source=" + source);
    assertThat(read.status()).as(read.json().toString()).isEqualTo(200);
    return read.json().getJsonArray("differences").getValuesAs(JsonObject.class).stream()
        .map(each -> each.getString("kind") + " " + each.getString("outcome"))
        .toList();
  }

  private static long fen(JsonObject json, String pointer) {
    return ((JsonNumber) json.getValue(pointer + "/minorUnits")).longValueExact();
  }

  @Test
  void a_day_without_differences_is_reported_by_its_totals() {
    sold("alice");
    var order = sold("bob");
    var part = "{\"amount\":{\"minorUnits\":100,\"currency\":\"CNY\"},\"reason\":\"a part\"}";
    assertThat(operator().refund(order, "part", part).status()).isEqualTo(202);
    shopper("bob").order(order, PATIENCE, "partly-refunded");
    endDay();

    var report = compared(provider.source());

    assertThat(report.getInt("differences")).as(found(provider.source()).toString()).isZero();
    assertThat(report.getJsonObject("bill")).isEqualTo(report.getJsonObject("ledger"));
    assertThat(report.getValue("/ledger/payments").toString()).isEqualTo("2");
    assertThat(fen(report, "/ledger/paid")).isEqualTo(2 * Sale.PRICE);
    assertThat(fen(report, "/ledger/refunded")).isEqualTo(100);
    assertThat(fen(report, "/balance/kept")).isEqualTo(2 * Sale.PRICE - 100);
    var owned = compared(ENTITLEMENTS);
    assertThat(owned.getInt("differences")).as(found(ENTITLEMENTS).toString()).isZero();
    assertThat(fen(owned, "/entitlements/kept")).isEqualTo(2 * Sale.PRICE - 100);
    assertThat(fen(owned, "/entitlements/keptForGrants")).isEqualTo(2 * Sale.PRICE - 100);
    var read = operator().get("/reconciliation?day=" + day).json();
    assertThat(read.getJsonArray("reports"))
        .containsExactlyInAnyOrder(
            read(read, provider.source(), report), read(read, ENTITLEMENTS, owned));
    assertThat(shopper("mallory").get("/reconciliation").status()).isEqualTo(403);
    assertThat(operator().get("/reconciliation?day=yesterday").status()).isEqualTo(400);
    assertThat(operator().get("/reconciliation?source=diary").status()).isEqualTo(404);
  }

  private static JsonObject read(JsonObject read, String source, JsonObject stated) {
    var found =
        read.getJsonArray("reports").getValuesAs(JsonObject.class).stream()
            .filter(each -> each.getString("source").equals(source))
            .findFirst()
            .orElseThrow();
    assertThat(found).isEqualTo(stated);
    return found;
  }

  @Test
  void a_payment_that_only_the_bill_has_is_queried_and_recovered() {
    var shopper = shopper("carol");
    var order = shopper.order("ink-garden");
    shopper.pay(order, "{\"drop\":true}");
    endDay();

    assertThat(compared(provider.source()).getInt("queried")).isEqualTo(1);
    assertThat(found(provider.source())).containsExactly("missing-in-ledger queried");
    assertThat(compared(ENTITLEMENTS).getInt("differences")).isZero();

    invoke(wiring.recoverPayments(), "{}");
    shopper.awaitOwned("ink-garden", order);
    assertThat(compared(provider.source()).getInt("differences")).isZero();
    assertThat(found(provider.source())).containsExactly("missing-in-ledger resolved");
    assertThat(compared(ENTITLEMENTS).getInt("differences")).isZero();
  }

  @Test
  void a_wrong_ledger_differs_from_the_bill_and_the_entitlements() {
    var shopper = shopper("dora");
    var order = shopper.order("ink-garden");
    var before = orderItem(order);
    shopper.pay(order, "");
    shopper.awaitOwned("ink-garden", order);
    sold("emil");

    tables.putItem(put -> put.tableName("orders").item(before));
    deleteAll("ledger", "page", "entry", order);
    endDay();
    compared(provider.source());
    assertThat(found(provider.source())).containsExactly("missing-in-ledger queried");
    compared(ENTITLEMENTS);
    assertThat(found(ENTITLEMENTS)).containsExactly("granted-without-payment queried");

    invoke(wiring.recoverPayments(), "{}");
    shopper.order(order, PATIENCE, "paid");
    assertThat(compared(provider.source()).getInt("resolved")).isEqualTo(1);
    assertThat(compared(ENTITLEMENTS).getInt("differences")).isZero();

    deleteAll("entitlements", "customer", "grant", order);
    compared(ENTITLEMENTS);
    assertThat(found(ENTITLEMENTS))
        .containsExactly("granted-without-payment resolved", "not-granted open");
    deleteAll("ledger", "page", "entry", order);
    compared(provider.source());
    assertThat(found(provider.source())).contains("ledger open");
  }

  private Map<String, AttributeValue> orderItem(String order) {
    return tables
        .getItem(get ->
            get.tableName("orders")
                .key(Map.of("id", AttributeValue.fromS(order)))
                .consistentRead(true))
        .item();
  }

  /// A text that names the order.
  private void deleteAll(String table, String hash, String range, String order) {
    for (var item : tables.scan(scan -> scan.tableName(table)).items()) {
      if (item.toString().contains(order)) {
        tables.deleteItem(delete ->
            delete.tableName(table).key(Map.of(hash, item.get(hash), range, item.get(range))));
      }
    }
  }
}

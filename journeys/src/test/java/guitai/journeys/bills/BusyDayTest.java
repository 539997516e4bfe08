package guitai.journeys.bills;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.dynamodb.DynamoDailyReports;
import guitai.dynamodb.DynamoOrders;
import guitai.json.Json;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.local.provider.WechatPayAccount;
import guitai.local.secrets.SecretsExtension;
import guitai.provider.Bills;
import guitai.reconciliation.Difference.Kind;
import guitai.sandbox.http.Server;
import guitai.sandbox.wechatpay.Seeded;
import guitai.sandbox.wechatpay.WechatPaySimulator;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A day of 10,000 payments and 500 refunds, of which one in a hundred is wrong in one ledger.
/// ReconcileBills reports exactly those, in a function of 512 MB.
class BusyDayTest {
  private static final int PAYMENTS = 10_000;
  private static final int REFUNDS = 500;
  private static final int LOST = 10;
  private static final int AT_THE_CONSOLE = 5;
  private static final long MEMORY_KB = 512 * 1024;
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private final LocalDate day = LocalDate.now(Bills.CHINA).plusDays(1);
  private final Instant noon = day.atTime(12, 0).atZone(Bills.CHINA).toInstant();

  @Test
  void the_reported_differences_are_the_planned_ones(@TempDir Path home) throws Exception {
    try (var tables = LocalDynamoDb.inMemory()) {
      write(tables, home);
      try (var provider =
          WechatPaySimulator.start(home, "127.0.0.1", 0, URI.create("http://localhost"))) {
        var simulator = URI.create("http://localhost:" + provider.port());
        advance(simulator, Duration.between(Instant.now(), noon));
        var wrong = makeWrong(simulator);
        advance(simulator, Duration.ofDays(1));

        var report = compare(tables, provider);

        assertThat(report.getInt("differences")).isEqualTo((PAYMENTS + REFUNDS) / 100);
        assertThat(found(tables)).isEqualTo(wrong);
        assertThat(report.getInt("queried")).isEqualTo(LOST + AT_THE_CONSOLE);
        var ledger = report.getJsonObject("ledger");
        assertThat(ledger.getInt("payments")).isEqualTo(PAYMENTS - LOST);
        assertThat(ledger.getInt("refunds")).isEqualTo(REFUNDS - AT_THE_CONSOLE);
        assertThat(money(ledger, "paid")).isEqualTo(yuan(6 * (PAYMENTS - LOST)));
        assertThat(money(ledger, "refunded")).isEqualTo(yuan(6 * (REFUNDS - AT_THE_CONSOLE)));
        var balance = report.getJsonObject("balance");
        assertThat(money(balance, "refunded")).isEqualTo(money(ledger, "refunded"));
        assertThat(money(balance, "kept"))
            .isEqualTo(yuan(6 * (PAYMENTS - LOST - REFUNDS + AT_THE_CONSOLE)));
      }
    }
  }

  private static Money money(JsonObject report, String name) {
    return Money.fromJson(report.getJsonObject(name));
  }

  private static Money yuan(long yuan) {
    return Money.of(100 * yuan, "CNY");
  }

  /// The first is refunded, the last lost, and those before the last are refunded at the console.
  private void write(LocalDynamoDb tables, Path home) throws Exception {
    var orders = new DynamoOrders(tables.client(), LocalDynamoDb.TABLES, Duration.ofDays(1));
    try (var provider = new Seeded(home);
        var hands = Executors.newFixedThreadPool(8)) {
      var busy = new BusyDay(orders, provider, noon);
      var written =
          IntStream.range(0, PAYMENTS)
              .mapToObj(index -> hands.submit(() -> write(busy, index)))
              .toList();
      for (var each : written) {
        each.get();
      }
    }
  }

  private static void write(BusyDay day, int index) {
    if (index >= PAYMENTS - LOST) {
      day.lost(index);
    } else if (index >= PAYMENTS - LOST - AT_THE_CONSOLE) {
      day.refundedAtTheConsole(index);
    } else {
      day.sale(index, index < REFUNDS - AT_THE_CONSOLE);
    }
  }

  private static Map<Kind, Integer> makeWrong(URI simulator) {
    for (int i = 0; i < 15; i++) {
      wrong(simulator, "drop", BusyDay.number(1000 + i), Optional.empty());
      wrong(simulator, "extra", "EXTRA-%06d".formatted(i), Optional.empty());
      wrong(simulator, "fee", BusyDay.number(2000 + i), Optional.empty());
    }
    for (int i = 0; i < 20; i++) {
      wrong(simulator, "amount", BusyDay.number(3000 + i), Optional.empty());
    }
    for (int i = 0; i < 10; i++) {
      wrong(simulator, "state", BusyDay.number(4000 + i), Optional.empty());
      wrong(simulator, "drop", BusyDay.number(100 + i), Optional.of(BusyDay.refund(100 + i)));
    }
    for (int i = 0; i < 5; i++) {
      wrong(simulator, "state", BusyDay.number(200 + i), Optional.of(BusyDay.refund(200 + i)));
    }
    return new EnumMap<>(
        Map.of(
            Kind.MISSING_ON_BILL, 15,
            Kind.MISSING_IN_LEDGER, 15 + LOST,
            Kind.FEE, 15,
            Kind.AMOUNT, 20,
            Kind.STATE, 10 + 5,
            Kind.REFUND_MISSING_ON_BILL, 10,
            Kind.REFUND_MISSING_IN_LEDGER, AT_THE_CONSOLE));
  }

  private static void wrong(URI simulator, String kind, String order, Optional<String> refund) {
    var play = Json.object().add("play", "bill-trouble").add("kind", kind).add("order", order);
    refund.ifPresent(number -> play.add("refund", number));
    post(simulator.resolve("/simulate"), play.build());
  }

  private static void advance(URI simulator, Duration time) {
    post(
        simulator.resolve("/simulate/clock"),
        Json.object().add("advanceSeconds", time.toSeconds()).build());
  }

  private static void post(URI address, JsonObject body) {
    try {
      var request =
          HttpRequest.newBuilder(address)
              .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
              .build();
      var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<Kind, Integer> found(LocalDynamoDb tables) {
    var counts = new EnumMap<Kind, Integer>(Kind.class);
    var reports = new DynamoDailyReports(tables.client(), LocalDynamoDb.TABLES);
    for (var each : reports.differences("wechat-pay", day)) {
      counts.merge(each.kind(), 1, Integer::sum);
    }
    return counts;
  }

  private JsonObject compare(LocalDynamoDb tables, WechatPaySimulator provider) throws Exception {
    var extension = new SecretsExtension(new WechatPayAccount(provider.credentials()).secrets());
    try (var secrets = Server.start("127.0.0.1", 0, extension)) {
      var process = start(environment(tables, provider, secrets));
      var event = Json.object().add("day", day.toString()).add("source", "wechat-pay").build();
      try (var in = process.getOutputStream()) {
        in.write(event.toString().getBytes(StandardCharsets.UTF_8));
      }
      var output = lines(process.getInputStream());
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(output.toString()).isZero();
      assertWithinMemory(output);
      var answer = Json.parse(output.get(output.size() - 2));
      return answer.getJsonArray("reports").getJsonObject(0);
    }
  }

  /// On a kernel that reports it.
  private static void assertWithinMemory(List<String> output) {
    var most = output.getLast().replaceAll("[^0-9]", "");
    assertThat(Long.parseLong(most)).as("kB at most").isLessThan(MEMORY_KB);
  }

  private static Process start(Map<String, String> environment) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-classpath");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Invoke.class.getName());
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static List<String> lines(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
  }

  private static Map<String, String> environment(
      LocalDynamoDb tables, WechatPaySimulator provider, Server secrets) {
    var names = LocalDynamoDb.TABLES;
    return Map.ofEntries(
        Map.entry("AWS_REGION", LocalDynamoDb.REGION),
        Map.entry("DYNAMODB_ENDPOINT", tables.endpoint().toString()),
        Map.entry("ORDERS_TABLE", names.orders()),
        Map.entry("EVIDENCE_TABLE", names.evidence()),
        Map.entry("ENTITLEMENTS_TABLE", names.entitlements()),
        Map.entry("LEDGER_TABLE", names.ledger()),
        Map.entry("STATEMENTS_TABLE", names.reports()),
        Map.entry("EVIDENCE_DAYS", "180"),
        Map.entry("SECRETS_URL", "http://localhost:" + secrets.port()),
        Map.entry("PUBLIC_URL", "http://localhost:1"),
        Map.entry("WECHAT_PAY_URL", "http://localhost:" + provider.port()),
        Map.entry("WECHAT_PAY_MCHID", provider.credentials().getString("mchid")),
        Map.entry(
            "WECHAT_PAY_APPID_QR", provider.credentials().getJsonObject("appids").getString("qr")),
        Map.entry("WECHAT_PAY_MERCHANT_ARN", SecretsExtension.arn(WechatPayAccount.MERCHANT)),
        Map.entry("WECHAT_PAY_TRUST_ARN", SecretsExtension.arn(WechatPayAccount.TRUST)));
  }
}

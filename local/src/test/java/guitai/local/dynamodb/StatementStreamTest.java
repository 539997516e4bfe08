package guitai.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.dynamodb.DynamoDailyReports;
import guitai.local.events.DailyReportEvents;
import guitai.payment.Balance;
import guitai.reconciliation.DailyReport;
import guitai.reconciliation.Difference;
import guitai.reconciliation.PaymentSums;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pipe from the daily reports to the event bus.
class StatementStreamTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final Money NOTHING = Money.of(0, "CNY");

  @TempDir Path home;

  @Test
  void a_daily_report_with_differences_is_an_event_and_one_without_is_none()
      throws InterruptedException {
    var bus = new CopyOnWriteArrayList<JsonObject>();
    try (var db = LocalDynamoDb.inMemory();
        var _ =
            OrderStream.start(
                db,
                home,
                StreamReader.STATEMENTS,
                3,
                DailyReportEvents.pipe(LocalDynamoDb.REGION, bus::add))) {
      var reports = new DynamoDailyReports(db.client(), LocalDynamoDb.TABLES);
      reports.put(report("alipay", 0), List.of(), List.of());
      reports.put(report("wechat-pay", 1), List.of(difference()), List.of());
      Function.until(() -> !bus.isEmpty());
    }
    var event = bus.getFirst();
    assertThat(bus).hasSize(1);
    assertThat(event.getString("source")).isEqualTo("guitai.reconciliation");
    assertThat(event.getString("detail-type")).isEqualTo("ReconciliationDiffers");
    assertThat(event.getJsonObject("detail").toString())
        .isEqualTo("{\"source\":\"wechat-pay\",\"day\":\"2026-03-01\",\"differences\":\"1\"}");
  }

  private static DailyReport report(String book, long differences) {
    return new DailyReport(
        book,
        DAY,
        Instant.EPOCH,
        1,
        new DailyReport.Counts(differences, 0, 0, 0),
        new DailyReport.Ours(
            new PaymentSums(0, NOTHING, 0, NOTHING),
            new Balance(NOTHING, NOTHING, NOTHING, NOTHING)),
        Optional.empty(),
        Optional.empty());
  }

  private static Difference difference() {
    return new Difference(
        Difference.Kind.AMOUNT,
        new Difference.Subject(Optional.empty(), Optional.of("42"), Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        Difference.Outcome.OPEN,
        "The amounts differ.");
  }
}

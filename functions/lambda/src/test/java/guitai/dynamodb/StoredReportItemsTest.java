package guitai.dynamodb;

import guitai.payment.Balance;
import guitai.payment.PaymentId;
import guitai.payment.Posting;
import guitai.reconciliation.CarriedOver;
import guitai.reconciliation.DailyReport;
import guitai.reconciliation.Difference;
import guitai.reconciliation.PaymentSums;
import guitai.recovery.Bookmark;
import guitai.stored.Golden;
import guitai.stored.GoldenValue;
import guitai.storefront.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StoredReportItemsTest {
  private static final LocalDate DAY = LocalDate.parse("2026-01-31");
  private static final Instant AT = Instant.parse("2026-02-01T02:30:00.123Z");
  private static final Money PRICE = Money.of(1100, "CNY");
  private static final Money NONE = Money.of(0, "CNY");
  private static final Balance BALANCE = new Balance(PRICE, NONE, NONE, NONE);

  /// Everything that the reconciliation of a day stores.
  private record Compared(
      DailyReport report, List<Difference> differences, List<CarriedOver> carriedOver) {}

  @TestFactory
  Stream<DynamicTest> every_report_is_read_from_its_item_and_written_to_it() {
    return Golden.flat(
            "report-item",
            DailyReport.Counts.class,
            text -> reports(ItemJson.read(text)).find("alipay", DAY).orElseThrow(),
            report -> written(new Compared(report, List.of(), List.of())))
        .hold(
            List.of(
                GoldenValue.of("without-differences", report(0)),
                GoldenValue.of("with-differences", report(2))));
  }

  @TestFactory
  Stream<DynamicTest> every_difference_is_read_from_its_item_and_written_to_it() {
    var difference =
        new Difference(
            Difference.Kind.AMOUNT,
            new Difference.Subject(
                Optional.of("0123456789ABCDEFGHJKMNPQRS01"),
                Optional.of("4200000001"),
                Optional.empty()),
            Optional.of(PRICE),
            Optional.of(NONE),
            AT,
            Difference.Outcome.OPEN,
            "A sentence.");
    return Golden.flat(
            "difference-item",
            Money.class,
            text -> reports(ItemJson.read(text)).differences("alipay", DAY).getFirst(),
            each -> written(new Compared(report(1), List.of(each), List.of())))
        .hold(List.of(GoldenValue.of("amount", difference)));
  }

  @TestFactory
  Stream<DynamicTest> all_that_is_carried_over_is_read_from_its_item_and_written_to_it() {
    var posting =
        new Posting.OfPayment(
            "0123456789ABCDEFGHJKMNPQRS01",
            new PaymentId("alipay", "2088", "2026013122001"),
            AT,
            PRICE,
            true,
            BALANCE);
    return Golden.<CarriedOver>flat(
            "carried-over-item",
            PaymentId.class,
            text -> reports(ItemJson.read(text)).carriedOver("alipay", DAY).getFirst(),
            each -> written(new Compared(report(0), List.of(), List.of(each))))
        .hold(List.of(GoldenValue.of("our-payment", new CarriedOver.Ours(DAY, posting))));
  }

  private static DailyReport report(long differences) {
    var sums = new PaymentSums(1, PRICE, 0, NONE);
    return new DailyReport(
        "alipay",
        DAY,
        AT,
        1,
        new DailyReport.Counts(differences, 0, 0, 0),
        new DailyReport.Ours(sums, BALANCE),
        Optional.of(new DailyReport.Billed(sums, 600_000)),
        Optional.empty());
  }

  private static DynamoDailyReports reports(Map<String, AttributeValue> item) {
    return new DynamoDailyReports(FakeTables.with("statements", item), FakeTables.NAMES);
  }

  /// The first written item: a report's item comes after its differences.
  private static String written(Compared compared) {
    var tables = new FakeTables();
    new DynamoDailyReports(tables, FakeTables.NAMES)
        .put(compared.report(), compared.differences(), compared.carriedOver());
    return ItemJson.write(tables.of("statements").getFirst());
  }

  @TestFactory
  Stream<DynamicTest> every_bookmark_is_read_from_its_item_and_written_to_it() {
    return Golden.flat(
            "bookmark-item",
            Instant.class,
            text ->
                new DynamoBookmarks(
                        FakeTables.with("orders", ItemJson.read(text)), FakeTables.NAMES)
                    .of("app-store:app-1")
                    .orElseThrow(),
            StoredReportItemsTest::write)
        .hold(List.of(GoldenValue.of("at-the-end", new Bookmark(AT, Optional.empty(), AT))));
  }

  private static String write(Bookmark bookmark) {
    var tables = new FakeTables();
    new DynamoBookmarks(tables, FakeTables.NAMES)
        .move("app-store:app-1", Optional.empty(), bookmark);
    return ItemJson.write(tables.of("orders").getFirst());
  }
}

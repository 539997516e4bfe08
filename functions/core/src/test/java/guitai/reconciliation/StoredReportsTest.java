package guitai.reconciliation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import guitai.payment.Balance;
import guitai.stored.Golden;
import guitai.stored.GoldenValue;
import guitai.storefront.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StoredReportsTest {
  private static final Golden<DailyReport> REPORTS =
      new Golden<>(
          "report",
          DailyReport.class,
          text -> DailyReport.fromJson(Json.parse(text)),
          report -> report.toJson().toString());
  private static final Golden<Difference> DIFFERENCES =
      new Golden<>(
          "difference",
          Difference.class,
          text -> Difference.fromJson(Json.parse(text)),
          difference -> difference.toJson().toString());
  private static final LocalDate DAY = LocalDate.parse("2026-01-31");
  private static final Instant AT = Instant.parse("2026-02-01T02:30:00.123Z");

  @TestFactory
  Stream<DynamicTest> every_report_is_read_and_written_as_it_was_stored() {
    return REPORTS.hold(
        List.of(
            GoldenValue.of(
                "alipay",
                report(
                    "alipay",
                    Optional.of(new DailyReport.Billed(sums(2, 1000), 600_000)),
                    Optional.empty())),
            GoldenValue.of(
                "alipay-without-bill", report("alipay", Optional.empty(), Optional.empty())),
            GoldenValue.of(
                "entitlements",
                report(
                    "entitlements",
                    Optional.empty(),
                    Optional.of(new DailyReport.EntitlementTotals(3, yuan(900), 2, yuan(800)))))));
  }

  @TestFactory
  Stream<DynamicTest> every_difference_is_read_and_written_as_it_was_stored() {
    return DIFFERENCES.hold(
        List.of(
            difference("missing-here", Difference.Kind.MISSING_IN_LEDGER, Difference.Outcome.HELD),
            difference(
                "missing-there", Difference.Kind.MISSING_ON_BILL, Difference.Outcome.QUERIED),
            difference("amount", Difference.Kind.AMOUNT, Difference.Outcome.OPEN),
            difference("state", Difference.Kind.STATE, Difference.Outcome.RESOLVED),
            difference("fee", Difference.Kind.FEE, Difference.Outcome.OPEN),
            difference(
                "refund-missing-here",
                Difference.Kind.REFUND_MISSING_IN_LEDGER,
                Difference.Outcome.OPEN),
            difference(
                "refund-missing-there",
                Difference.Kind.REFUND_MISSING_ON_BILL,
                Difference.Outcome.OPEN),
            difference("funds", Difference.Kind.FUNDS, Difference.Outcome.OPEN),
            difference("order", Difference.Kind.ORDER, Difference.Outcome.OPEN),
            difference("repeated", Difference.Kind.DUPLICATE_LINE, Difference.Outcome.OPEN),
            difference("totals", Difference.Kind.TOTALS, Difference.Outcome.OPEN),
            difference("books", Difference.Kind.LEDGER, Difference.Outcome.OPEN),
            difference("not-granted", Difference.Kind.NOT_GRANTED, Difference.Outcome.OPEN),
            difference(
                "not-backed", Difference.Kind.GRANTED_WITHOUT_PAYMENT, Difference.Outcome.OPEN),
            GoldenValue.of("unreadable-line", unreadableLine()),
            GoldenValue.of("no-bill", noBill())));
  }

  @Test
  void an_unknown_kind_or_outcome_fails_loudly() {
    Stream.of(
            DIFFERENCES.text("fee").replace("\"fee\"", "\"fees\""),
            DIFFERENCES.text("fee").replace("\"open\"", "\"shut\""))
        .forEach(text ->
            assertThatThrownBy(() -> Difference.fromJson(Json.parse(text)))
                .isInstanceOf(RuntimeException.class));
  }

  private static DailyReport report(
      String source,
      Optional<DailyReport.Billed> billed,
      Optional<DailyReport.EntitlementTotals> entitlements) {
    return new DailyReport(
        source,
        DAY,
        AT,
        2,
        new DailyReport.Counts(4, 3, 2, 1),
        new DailyReport.Ours(
            sums(1, 1100), new Balance(yuan(500), yuan(300), yuan(200), yuan(100))),
        billed,
        entitlements);
  }

  private static PaymentSums sums(long payments, long paid) {
    return new PaymentSums(payments, yuan(paid), 1, yuan(300));
  }

  private static GoldenValue<Difference> difference(
      String name, Difference.Kind kind, Difference.Outcome outcome) {
    return GoldenValue.of(
        name,
        new Difference(
            kind,
            new Difference.Subject(
                Optional.of("0123456789ABCDEFGHJKMNPQRS01"),
                Optional.of("4200000001"),
                Optional.of("R-01")),
            Optional.of(yuan(1100)),
            Optional.of(yuan(1000)),
            AT,
            outcome,
            "A sentence, 差异."));
  }

  private static Difference unreadableLine() {
    return new Difference(
        Difference.Kind.UNREADABLE_LINE,
        Difference.Subject.DAY,
        Optional.empty(),
        Optional.empty(),
        AT,
        Difference.Outcome.OPEN,
        "Line 3.");
  }

  private static Difference noBill() {
    return new Difference(
        Difference.Kind.NO_BILL,
        Difference.Subject.DAY,
        Optional.empty(),
        Optional.empty(),
        AT,
        Difference.Outcome.OPEN,
        "No bill.");
  }

  private static Money yuan(long fen) {
    return Money.of(fen, "CNY");
  }
}

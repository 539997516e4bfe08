package guitai.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.payment.Balance;
import guitai.reconciliation.DailyReport;
import guitai.reconciliation.Difference;
import guitai.reconciliation.PaymentSums;
import guitai.storefront.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DailyReportViewTest {
  private static final Instant AT = Instant.parse("2026-02-01T02:30:00Z");

  private static Money fen(long amount) {
    return Money.of(amount, "CNY");
  }

  @Test
  void a_report_names_ledger_bill_and_entitlements() {
    var report =
        new DailyReport(
            "alipay",
            LocalDate.parse("2026-01-31"),
            AT,
            2,
            new DailyReport.Counts(4, 3, 2, 1),
            new DailyReport.Ours(
                new PaymentSums(5, fen(1100), 6, fen(300)),
                new Balance(fen(500), fen(300), fen(200), fen(100))),
            Optional.of(new DailyReport.Billed(new PaymentSums(7, fen(1000), 8, fen(400)), 9)),
            Optional.of(new DailyReport.EntitlementTotals(10, fen(900), 11, fen(800))));

    assertThat(DailyReportView.reports(List.of(report)).getJsonObject(0))
        .isEqualTo(
            Json.parse(
                """
                {"source":"alipay","day":"2026-01-31","comparedAt":"2026-02-01T02:30:00Z",\
                "runs":2,"differences":4,"queried":3,"resolved":2,"carriedOver":1,\
                "ledger":{"payments":5,"paid":{"minorUnits":1100,"currency":"CNY"},\
                "refunds":6,"refunded":{"minorUnits":300,"currency":"CNY"}},\
                "balance":{"kept":{"minorUnits":500,"currency":"CNY"},\
                "refunded":{"minorUnits":300,"currency":"CNY"},\
                "refunding":{"minorUnits":200,"currency":"CNY"},\
                "held":{"minorUnits":100,"currency":"CNY"}},\
                "bill":{"payments":7,"paid":{"minorUnits":1000,"currency":"CNY"},\
                "refunds":8,"refunded":{"minorUnits":400,"currency":"CNY"}},\
                "feeHundredThousandths":9,\
                "entitlements":{"orders":10,"kept":{"minorUnits":900,"currency":"CNY"},\
                "grants":11,"keptForGrants":{"minorUnits":800,"currency":"CNY"}}}\
                """));
  }

  @Test
  void a_difference_leaves_out_what_it_is_not_about() {
    var payment =
        new Difference(
            Difference.Kind.AMOUNT,
            new Difference.Subject(Optional.of("A01"), Optional.of("42"), Optional.of("R-1")),
            Optional.of(fen(1100)),
            Optional.of(fen(1000)),
            AT,
            Difference.Outcome.QUERIED,
            "The amounts differ.");
    var day =
        new Difference(
            Difference.Kind.GRANTED_WITHOUT_PAYMENT,
            new Difference.Subject(Optional.empty(), Optional.empty(), Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            AT,
            Difference.Outcome.RESOLVED,
            "A sentence.");

    assertThat(DailyReportView.differences(List.of(payment, day)))
        .containsExactly(
            Json.parse(
                """
                {"kind":"amount","outcome":"queried","at":"2026-02-01T02:30:00Z",\
                "detail":"The amounts differ.","merchantOrderNumber":"A01","payment":"42",\
                "refund":"R-1","ledger":{"minorUnits":1100,"currency":"CNY"},\
                "bill":{"minorUnits":1000,"currency":"CNY"}}\
                """),
            Json.parse(
                """
                {"kind":"granted-without-payment","outcome":"resolved",\
                "at":"2026-02-01T02:30:00Z","detail":"A sentence."}\
                """));
  }
}

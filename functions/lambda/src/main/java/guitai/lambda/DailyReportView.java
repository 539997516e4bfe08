package guitai.lambda;

import guitai.json.Json;
import guitai.reconciliation.DailyReport;
import guitai.reconciliation.Difference;
import guitai.reconciliation.PaymentSums;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/// Daily reports and their differences as an operator sees them.
final class DailyReportView {
  private DailyReportView() {}

  static JsonArray reports(List<DailyReport> reports) {
    var json = Json.array();
    reports.forEach(report -> json.add(of(report)));
    return json.build();
  }

  static JsonArray differences(List<Difference> differences) {
    var json = Json.array();
    differences.forEach(difference -> json.add(of(difference)));
    return json.build();
  }

  private static JsonObject of(DailyReport report) {
    var counts = report.counts();
    var json =
        Json.object()
            .add("source", report.source())
            .add("day", report.day().toString())
            .add("comparedAt", report.comparedAt().toString())
            .add("runs", report.runs())
            .add("differences", counts.differences())
            .add("queried", counts.queried())
            .add("resolved", counts.resolved())
            .add("carriedOver", counts.carriedOver())
            .add("ledger", sums(report.ours().sums()))
            .add("balance", OperatorView.balance(report.ours().balance()));
    report
        .billed()
        .ifPresent(
            bill -> json.add("bill", sums(bill.sums())).add("feeHundredThousandths", bill.fee()));
    report.entitlements().ifPresent(totals -> json.add("entitlements", entitlements(totals)));
    return json.build();
  }

  private static JsonObjectBuilder sums(PaymentSums sums) {
    return Json.object()
        .add("payments", sums.payments())
        .add("paid", sums.paid().toJson())
        .add("refunds", sums.refunds())
        .add("refunded", sums.refunded().toJson());
  }

  private static JsonObjectBuilder entitlements(DailyReport.EntitlementTotals totals) {
    return Json.object()
        .add("orders", totals.orders())
        .add("kept", totals.kept().toJson())
        .add("grants", totals.grants())
        .add("keptForGrants", totals.keptForGrants().toJson());
  }

  private static JsonObject of(Difference difference) {
    var subject = difference.subject();
    var json =
        Json.object()
            .add("kind", difference.kind().text())
            .add("outcome", difference.outcome().text())
            .add("at", difference.at().toString())
            .add("detail", difference.detail());
    subject.merchantOrderNumber().ifPresent(number -> json.add("merchantOrderNumber", number));
    subject.payment().ifPresent(number -> json.add("payment", number));
    subject.refund().ifPresent(number -> json.add("refund", number));
    difference.ours().ifPresent(amount -> json.add("ledger", amount.toJson()));
    difference.theirs().ifPresent(amount -> json.add("bill", amount.toJson()));
    return json.build();
  }
}

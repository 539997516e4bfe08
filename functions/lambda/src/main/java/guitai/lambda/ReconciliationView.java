package guitai.lambda;

import guitai.json.Json;
import guitai.problem.Problem;
import guitai.reconciliation.DailyReportReader;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/// An operator's request for daily reports, and its answer.
final class ReconciliationView {
  private ReconciliationView() {}

  /// `?day=2026-11-25&book=wechat-pay&after=…`, all optional.
  static DailyReportReader.Day read(DailyReportReader reader, HttpRequest request) {
    return reader.read(
        request.queryParameter("day").map(ReconciliationView::day),
        request.queryParameter("book"),
        request.queryParameter("after"));
  }

  /// A day in China.
  ///
  /// @throws Problem 400 where it is none
  static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Problem.of(400, "invalid-field", "A day is written as 2026-11-25.");
    }
  }

  /// `{"day","reports":[…]}`; for one source also `differences`, and `next` where there are more.
  static JsonObject of(DailyReportReader.Day day) {
    var reports = Json.array();
    day.reports().forEach(report -> reports.add(report.toJson()));
    var json = Json.object().add("day", day.day().toString()).add("reports", reports);
    day.differences()
        .ifPresent(page -> {
          var found = Json.array();
          page.differences().forEach(difference -> found.add(difference.toJson()));
          json.add("differences", found);
          page.next().ifPresent(next -> json.add("next", next));
        });
    return json.build();
  }
}

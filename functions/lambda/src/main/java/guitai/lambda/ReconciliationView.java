package guitai.lambda;

import guitai.json.Json;
import guitai.problem.Problem;
import guitai.reconciliation.DailyReportReader;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/// What an operator asks of the daily statements, and is answered.
final class ReconciliationView {
  private ReconciliationView() {}

  /// `?day=2026-11-25&book=wechat-pay&after=…`, none of which is needed.
  static DailyReportReader.Day read(DailyReportReader desk, HttpRequest request) {
    return desk.read(
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

  /// `{"day","reports":[…]}`, of one book with `differences` and where there is more, `next`.
  static JsonObject of(DailyReportReader.Day day) {
    var statements = Json.array();
    day.statements().forEach(statement -> statements.add(statement.toJson()));
    var json = Json.object().add("day", day.day().toString()).add("reports", statements);
    day.found()
        .ifPresent(page -> {
          var found = Json.array();
          page.differences().forEach(difference -> found.add(difference.toJson()));
          json.add("differences", found);
          page.next().ifPresent(next -> json.add("next", next));
        });
    return json.build();
  }
}

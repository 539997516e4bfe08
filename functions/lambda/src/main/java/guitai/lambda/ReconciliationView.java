package guitai.lambda;

import guitai.json.Json;
import guitai.problem.Problem;
import guitai.reconciliation.DailyReportReader;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/// An operator's request for daily reports, and its answer.
final class ReconciliationView {
  private static final Pattern DAY = Pattern.compile("[12][0-9]{3}-[0-9]{2}-[0-9]{2}");

  private ReconciliationView() {}

  /// `?day=2026-11-25&source=wechat-pay&after=…`, all optional.
  static DailyReportReader.Day read(DailyReportReader reader, HttpRequest request) {
    return reader.read(
        request.queryParameter("day").map(ReconciliationView::day),
        request.queryParameter("source"),
        request.queryParameter("after"));
  }

  /// A day in China.
  ///
  /// @throws Problem 400 where it is none
  static LocalDate day(String text) {
    try {
      if (DAY.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeParseException e) {
      throw noDay();
    }
    throw noDay();
  }

  private static Problem noDay() {
    return Problem.of(400, "invalid-field", "A day is written as 2026-11-25.");
  }

  /// `{"day","reports":[…]}`; for one source also `differences`, and `next` where there are more.
  static JsonObject of(DailyReportReader.Day day) {
    var reports = DailyReportView.reports(day.reports());
    var json = Json.object().add("day", day.day().toString()).add("reports", reports);
    day.differences()
        .ifPresent(page -> {
          json.add("differences", DailyReportView.differences(page.differences()));
          page.next().ifPresent(next -> json.add("next", next));
        });
    return json.build();
  }
}

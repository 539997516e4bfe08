package guitai.reconciliation;

import guitai.problem.Problem;
import guitai.provider.Bills;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Reads the daily reports for operators.
///
/// @param sources the sources of reports: each provider, and the entitlements
public record DailyReportReader(DailyReports reports, List<String> sources, InstantSource clock) {
  /// Differences on a page.
  private static final int PAGE = 50;

  public DailyReportReader {
    sources = List.copyOf(sources);
  }

  /// @param differences a page of the differences, where one source was requested
  public record Day(
      LocalDate day, List<DailyReport> reports, Optional<DailyReports.Page> differences) {}

  /// The reports of a day in China; none where it wasn't compared yet.
  ///
  /// @param day empty for yesterday
  /// @param source empty for all, without the differences of each
  /// @param after the `next` of the page before
  /// @throws Problem 404 where there is no such source; 400 `invalid-page` where no page of one
  ///   source's differences ends so
  public Day read(Optional<LocalDate> day, Optional<String> source, Optional<String> after) {
    if (!sources.containsAll(source.stream().toList())) {
      throw Problem.notFound("There is no such source.");
    }
    if (after.isPresent() && (source.isEmpty() || after.filter(Difference::isKey).isEmpty())) {
      throw Problem.of(400, "invalid-page", "There is no such page.");
    }
    var date = day.orElseGet(this::yesterday);
    var found =
        source.map(List::of).orElse(sources).stream()
            .flatMap(name -> reports.find(name, date).stream())
            .toList();
    return new Day(date, found, source.map(name -> reports.differences(name, date, after, PAGE)));
  }

  private LocalDate yesterday() {
    return clock.instant().atZone(Bills.CHINA).toLocalDate().minusDays(1);
  }
}

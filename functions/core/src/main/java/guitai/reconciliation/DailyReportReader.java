package guitai.reconciliation;

import guitai.problem.Problem;
import guitai.provider.Bills;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Where operators read what comparing a day came to.
///
/// @param books that are kept: a provider's each, and that of the entitlements
public record DailyReportReader(DailyReports statements, List<String> books, InstantSource clock) {
  /// Of differences.
  private static final int PAGE = 50;

  public DailyReportReader {
    books = List.copyOf(books);
  }

  /// @param found of the one book that was asked for, a page
  public record Day(
      LocalDate day, List<DailyReport> statements, Optional<DailyReports.Page> found) {}

  /// What is stated of a day in China; no statement where it wasn't compared yet.
  ///
  /// @param day empty for yesterday
  /// @param book empty for all, without what each found
  /// @param after the `next` of the page before
  /// @throws Problem 404 where there is no such book
  public Day read(Optional<LocalDate> day, Optional<String> book, Optional<String> after) {
    if (!books.containsAll(book.stream().toList())) {
      throw Problem.notFound("There is no such book.");
    }
    var date = day.orElseGet(this::yesterday);
    var stated =
        book.map(List::of).orElse(books).stream()
            .flatMap(name -> statements.find(name, date).stream())
            .toList();
    return new Day(date, stated, book.map(name -> statements.differences(name, date, after, PAGE)));
  }

  private LocalDate yesterday() {
    return clock.instant().atZone(Bills.CHINA).toLocalDate().minusDays(1);
  }
}

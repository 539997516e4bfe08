package guitai.reconciliation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The daily reports, one for each source and day, with their differences. Every method may throw
/// [guitai.problem.Unavailable].
public interface DailyReports {
  Optional<DailyReport> find(String source, LocalDate day);

  /// Those there are of these days, both included, oldest first.
  List<DailyReport> between(String source, LocalDate first, LocalDate last);

  /// Stores the report in the place of the day's earlier one. A run that dies in between leaves the
  /// earlier one, and the day is compared again.
  void put(DailyReport report, List<Difference> differences, List<CarriedOver> carriedOver);

  /// All differences of a day, resolved ones too.
  List<Difference> differences(String source, LocalDate day);

  /// A page of them, by key.
  ///
  /// @param after the key that the page before ended with
  Page differences(String source, LocalDate day, Optional<String> after, int limit);

  /// @param next what to ask the following page with; empty on the last
  record Page(List<Difference> differences, Optional<String> next) {}

  /// What that day carries over to the next one.
  List<CarriedOver> carriedOver(String source, LocalDate day);
}

package guitai.reconciliation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The statements, one a book and day, with what each found. Every method may throw
/// [guitai.problem.Unavailable].
public interface DailyReports {
  Optional<DailyReport> find(String book, LocalDate day);

  /// Those there are of these days, both included, oldest first.
  List<DailyReport> between(String book, LocalDate first, LocalDate last);

  /// Puts the statement in the place of the day's earlier one. Whoever dies in between leaves the
  /// earlier one: the day is then compared again.
  void put(DailyReport statement, List<Difference> differences, List<CarriedOver> waiting);

  /// All differences of a day, settled ones too.
  List<Difference> differences(String book, LocalDate day);

  /// A page of them, by key.
  ///
  /// @param after the key that the page before ended with
  Page differences(String book, LocalDate day, Optional<String> after, int limit);

  /// @param next what to ask the following page with; empty on the last
  record Page(List<Difference> differences, Optional<String> next) {}

  /// What that day left for the next one.
  List<CarriedOver> waiting(String book, LocalDate day);
}

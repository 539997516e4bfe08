package guitai.reconciliation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Statements in memory; for tests.
public final class MemoryDailyReports implements DailyReports {
  private record Day(String book, LocalDate day) {}

  private record Kept(
      DailyReport statement, List<Difference> differences, List<CarriedOver> waiting) {}

  private final Map<Day, Kept> days = new HashMap<>();

  private Optional<Kept> kept(String book, LocalDate day) {
    return Optional.ofNullable(days.get(new Day(book, day)));
  }

  @Override
  public synchronized Optional<DailyReport> find(String book, LocalDate day) {
    return kept(book, day).map(Kept::statement);
  }

  @Override
  public synchronized List<DailyReport> between(String book, LocalDate first, LocalDate last) {
    return first.datesUntil(last.plusDays(1)).flatMap(day -> find(book, day).stream()).toList();
  }

  @Override
  public synchronized void put(
      DailyReport statement, List<Difference> differences, List<CarriedOver> waiting) {
    days.put(
        new Day(statement.source(), statement.day()),
        new Kept(statement, List.copyOf(differences), List.copyOf(waiting)));
  }

  @Override
  public synchronized List<Difference> differences(String book, LocalDate day) {
    return kept(book, day).map(Kept::differences).orElse(List.of()).stream()
        .sorted(Comparator.comparing(Difference::key))
        .toList();
  }

  @Override
  public synchronized Page differences(
      String book, LocalDate day, Optional<String> after, int limit) {
    var rest =
        differences(book, day).stream()
            .filter(each -> after.map(last -> each.key().compareTo(last) > 0).orElse(true))
            .toList();
    var page = rest.subList(0, Math.min(limit, rest.size()));
    return new Page(
        page, page.size() < rest.size() ? Optional.of(page.getLast().key()) : Optional.empty());
  }

  @Override
  public synchronized List<CarriedOver> waiting(String book, LocalDate day) {
    return kept(book, day).map(Kept::waiting).orElse(List.of());
  }
}

package guitai.reconciliation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Daily reports in memory; for tests.
public final class MemoryDailyReports implements DailyReports {
  private record Day(String source, LocalDate day) {}

  private record Stored(
      DailyReport report, List<Difference> differences, List<CarriedOver> waiting) {}

  private final Map<Day, Stored> days = new HashMap<>();

  private Optional<Stored> stored(String source, LocalDate day) {
    return Optional.ofNullable(days.get(new Day(source, day)));
  }

  @Override
  public synchronized Optional<DailyReport> find(String source, LocalDate day) {
    return stored(source, day).map(Stored::report);
  }

  @Override
  public synchronized List<DailyReport> between(String source, LocalDate first, LocalDate last) {
    return first.datesUntil(last.plusDays(1)).flatMap(day -> find(source, day).stream()).toList();
  }

  @Override
  public synchronized void put(
      DailyReport report, List<Difference> differences, List<CarriedOver> waiting) {
    days.put(
        new Day(report.source(), report.day()),
        new Stored(report, List.copyOf(differences), List.copyOf(waiting)));
  }

  @Override
  public synchronized List<Difference> differences(String source, LocalDate day) {
    return stored(source, day).map(Stored::differences).orElse(List.of()).stream()
        .sorted(Comparator.comparing(Difference::key))
        .toList();
  }

  @Override
  public synchronized Page differences(
      String source, LocalDate day, Optional<String> after, int limit) {
    var rest =
        differences(source, day).stream()
            .filter(each -> after.map(last -> each.key().compareTo(last) > 0).orElse(true))
            .toList();
    var page = rest.subList(0, Math.min(limit, rest.size()));
    return new Page(
        page, page.size() < rest.size() ? Optional.of(page.getLast().key()) : Optional.empty());
  }

  @Override
  public synchronized List<CarriedOver> carriedOver(String source, LocalDate day) {
    return stored(source, day).map(Stored::waiting).orElse(List.of());
  }
}

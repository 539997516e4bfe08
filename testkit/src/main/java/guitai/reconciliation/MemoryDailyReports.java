package guitai.reconciliation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Daily reports in memory, written as the stored ones are: first the differences, then what is
/// carried over, the report last. For tests.
public final class MemoryDailyReports implements DailyReports {
  private record Day(String source, LocalDate day) {}

  private final Map<Day, DailyReport> reports = new HashMap<>();
  private final Map<Day, Map<String, Difference>> differences = new HashMap<>();
  private final Map<Day, Map<String, CarriedOver>> waiting = new HashMap<>();
  private final Runnable between;

  public MemoryDailyReports() {
    this(() -> {});
  }

  /// @param between runs between the writes of one report: what it throws ends them there
  public MemoryDailyReports(Runnable between) {
    this.between = between;
  }

  @Override
  public synchronized Optional<DailyReport> find(String source, LocalDate day) {
    return Optional.ofNullable(reports.get(new Day(source, day)));
  }

  @Override
  public synchronized List<DailyReport> between(String source, LocalDate first, LocalDate last) {
    return first.datesUntil(last.plusDays(1)).flatMap(day -> find(source, day).stream()).toList();
  }

  @Override
  public synchronized void put(
      DailyReport report, List<Difference> differences, List<CarriedOver> carriedOver) {
    var day = new Day(report.source(), report.day());
    this.differences.put(day, byKey(differences, Difference::key));
    between.run();
    waiting.put(day, byKey(carriedOver, CarriedOver::key));
    between.run();
    reports.put(day, report);
  }

  private static <T> Map<String, T> byKey(List<T> all, Function<T, String> key) {
    var map = new TreeMap<String, T>();
    all.forEach(each -> map.put(key.apply(each), each));
    if (map.size() < all.size()) {
      throw new IllegalArgumentException("two of one key");
    }
    return map;
  }

  @Override
  public synchronized List<Difference> differences(String source, LocalDate day) {
    return List.copyOf(differences.getOrDefault(new Day(source, day), Map.of()).values());
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
    return List.copyOf(waiting.getOrDefault(new Day(source, day), Map.of()).values());
  }
}

package guitai.reconciliation;

import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.provider.Bills;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reconciles each day that is due (对账): yesterday, days that an outage left out, days whose bill
/// wasn't ready, and once more the days about which the provider was queried. Oldest first, since a
/// day begins with what the day before carried over.
public record DailyReconciliation(
    List<Bills> bills,
    BillComparison comparison,
    EntitlementComparison entitlements,
    DailyReports reports,
    InstantSource clock) {
  /// From this time on, in China, the bill of the day before should be ready.
  private static final LocalTime READY = LocalTime.of(10, 0);

  /// Days that are caught up after an outage; WeChat Pay offers bills of the last three months.
  static final int BACKLOG = 31;

  /// After so many days without a bill the next ones are compared without it.
  static final int PATIENCE = 3;

  /// A day is compared so often at most, while the provider is queried about it.
  static final int AGAIN = 8;

  /// A day's entitlements are compared again after so many days: grants and money may part later.
  static final List<Integer> LATER = List.of(7, 30);

  /// Days that are looked back further for that, after an outage.
  private static final int SLACK = 7;

  /// A day is compared again only after this time, since queries take time.
  private static final Duration PAUSE = Duration.ofMinutes(25);

  public DailyReconciliation {
    bills = List.copyOf(bills);
  }

  /// @param unavailable `source day` of what could not be compared, and is to be tried again
  public record Run(List<DailyReport> reports, List<String> unavailable) {}

  private interface Comparing {
    DailyReport compare(LocalDate day);
  }

  /// One run, which begins no comparison after its time is over.
  public Run run(Duration time) {
    Instant end = clock.instant().plus(time);
    var reports = new ArrayList<DailyReport>();
    var unavailable = new ArrayList<String>();
    for (var each : bills) {
      catchUp(each.provider(), day -> orGiveUp(each, day), end, reports, unavailable);
    }
    catchUp(DailyReport.ENTITLEMENTS, entitlements::compare, end, reports, unavailable);
    return new Run(List.copyOf(reports), List.copyOf(unavailable));
  }

  private void catchUp(
      String source,
      Comparing comparing,
      Instant end,
      List<DailyReport> reports,
      List<String> unavailable) {
    for (var day : due(source)) {
      if (!clock.instant().isBefore(end)) {
        return;
      }
      try {
        reports.add(comparing.compare(day));
      } catch (Unavailable e) {
        unavailable.add(source + " " + day);
        return;
      }
    }
  }

  private DailyReport orGiveUp(Bills each, LocalDate day) {
    try {
      return comparison.compare(each, day);
    } catch (Unavailable e) {
      if (day.plusDays(PATIENCE).isAfter(yesterday())) {
        throw e;
      }
      return comparison.giveUp(each, day);
    }
  }

  private LocalDate yesterday() {
    var now = clock.instant().atZone(Bills.CHINA);
    return now.toLocalDate().minusDays(now.toLocalTime().isBefore(READY) ? 2 : 1);
  }

  /// A source without any report begins with yesterday.
  List<LocalDate> due(String source) {
    var last = yesterday();
    boolean entitled = source.equals(DailyReport.ENTITLEMENTS);
    var first = last.minusDays(BACKLOG - 1 + (entitled ? SLACK : 0));
    Map<LocalDate, DailyReport> byDay =
        reports.between(source, first, last).stream()
            .collect(Collectors.toMap(DailyReport::day, Function.identity()));
    var begin = byDay.keySet().stream().min(LocalDate::compareTo).orElse(last);
    return begin
        .datesUntil(last.plusDays(1))
        .filter(day ->
            Optional.ofNullable(byDay.get(day))
                .map(report -> again(report) || (entitled && later(report, last)))
                .orElse(true))
        .toList();
  }

  private static boolean later(DailyReport report, LocalDate last) {
    return LATER.stream()
        .map(report.day()::plusDays)
        .filter(due -> !due.isAfter(last))
        .anyMatch(due -> report.comparedAt().isBefore(ready(due)));
  }

  /// When that day counts as yesterday.
  private static Instant ready(LocalDate day) {
    return day.plusDays(1).atTime(READY).atZone(Bills.CHINA).toInstant();
  }

  private boolean again(DailyReport report) {
    return report.counts().queried() > 0
        && report.runs() < AGAIN
        && report.comparedAt().plus(PAUSE).isBefore(clock.instant());
  }

  /// Compares one day now, at any hour.
  ///
  /// @param source empty for all
  /// @throws Problem 404 where there is no such source
  public Run compare(LocalDate day, Optional<String> source) {
    var reports = new ArrayList<DailyReport>();
    var unavailable = new ArrayList<String>();
    for (var each : bills) {
      if (source.map(each.provider()::equals).orElse(true)) {
        add(each.provider(), day, date -> comparison.compare(each, date), reports, unavailable);
      }
    }
    if (source.map(DailyReport.ENTITLEMENTS::equals).orElse(true)) {
      add(DailyReport.ENTITLEMENTS, day, entitlements::compare, reports, unavailable);
    }
    if (reports.isEmpty() && unavailable.isEmpty()) {
      throw Problem.notFound("There is no such source.");
    }
    return new Run(List.copyOf(reports), List.copyOf(unavailable));
  }

  private static void add(
      String source,
      LocalDate day,
      Comparing comparing,
      List<DailyReport> reports,
      List<String> unavailable) {
    try {
      reports.add(comparing.compare(day));
    } catch (Unavailable e) {
      unavailable.add(source + " " + day);
    }
  }
}

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

/// Compares whatever is to be compared: yesterday, days that an outage left out, days whose bill
/// wasn't there yet, and those again about which the provider was asked. Oldest first, since a day
/// begins with what the day before left.
public record DailyReconciliation(
    List<Bills> bills,
    BillComparison comparison,
    EntitlementComparison entitlements,
    DailyReports statements,
    InstantSource clock) {
  /// From then on the bill of the day before should be there.
  private static final LocalTime READY = LocalTime.of(10, 0);

  /// An outage is caught up so far back; WeChat Pay keeps bills for three months.
  static final int BACKLOG = 31;

  /// After so many days without a bill the next ones are compared without it.
  static final int PATIENCE = 3;

  /// A day is compared again so often at most, while the provider is asked about it.
  static final int AGAIN = 8;

  /// Asking takes its time.
  private static final Duration PAUSE = Duration.ofMinutes(25);

  public DailyReconciliation {
    bills = List.copyOf(bills);
  }

  /// @param unavailable `book day` of what could not be had, and is to be tried again
  public record Run(List<DailyReport> reports, List<String> unavailable) {}

  private interface Comparing {
    DailyReport compare(LocalDate day);
  }

  /// One run, which begins no comparison after its time is over.
  public Run run(Duration time) {
    Instant end = clock.instant().plus(time);
    var stated = new ArrayList<DailyReport>();
    var unavailable = new ArrayList<String>();
    for (var each : bills) {
      catchUp(each.provider(), day -> orGiveUp(each, day), end, stated, unavailable);
    }
    catchUp(DailyReport.ENTITLEMENTS, entitlements::compare, end, stated, unavailable);
    return new Run(List.copyOf(stated), List.copyOf(unavailable));
  }

  private void catchUp(
      String book,
      Comparing comparing,
      Instant end,
      List<DailyReport> stated,
      List<String> unavailable) {
    for (var day : due(book)) {
      if (!clock.instant().isBefore(end)) {
        return;
      }
      try {
        stated.add(comparing.compare(day));
      } catch (Unavailable e) {
        unavailable.add(book + " " + day);
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

  /// A book without any statement begins with yesterday.
  List<LocalDate> due(String book) {
    var last = yesterday();
    var first = last.minusDays(BACKLOG - 1);
    Map<LocalDate, DailyReport> there =
        statements.between(book, first, last).stream()
            .collect(Collectors.toMap(DailyReport::day, Function.identity()));
    var begin = there.keySet().stream().min(LocalDate::compareTo).orElse(last);
    return begin
        .datesUntil(last.plusDays(1))
        .filter(day -> Optional.ofNullable(there.get(day)).map(this::again).orElse(true))
        .toList();
  }

  private boolean again(DailyReport statement) {
    return statement.counts().queried() > 0
        && statement.runs() < AGAIN
        && statement.comparedAt().plus(PAUSE).isBefore(clock.instant());
  }

  /// One day, now, whatever its hour.
  ///
  /// @param book empty for all
  /// @throws Problem 404 where there is no such book
  public Run compare(LocalDate day, Optional<String> book) {
    var stated = new ArrayList<DailyReport>();
    var unavailable = new ArrayList<String>();
    for (var each : bills) {
      if (book.map(each.provider()::equals).orElse(true)) {
        add(each.provider(), day, date -> comparison.compare(each, date), stated, unavailable);
      }
    }
    if (book.map(DailyReport.ENTITLEMENTS::equals).orElse(true)) {
      add(DailyReport.ENTITLEMENTS, day, entitlements::compare, stated, unavailable);
    }
    if (stated.isEmpty() && unavailable.isEmpty()) {
      throw Problem.notFound("There is no such book.");
    }
    return new Run(List.copyOf(stated), List.copyOf(unavailable));
  }

  private static void add(
      String book,
      LocalDate day,
      Comparing comparing,
      List<DailyReport> stated,
      List<String> unavailable) {
    try {
      stated.add(comparing.compare(day));
    } catch (Unavailable e) {
      unavailable.add(book + " " + day);
    }
  }
}

package guitai.reconciliation;

import guitai.reconciliation.Difference.Kind;
import guitai.reconciliation.Difference.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The differences that a comparison found, each once, with those of an earlier one of the day.
final class Findings {
  /// A report lists no more than this; it counts all of them.
  static final int LIMIT = 5_000;

  private final Map<String, Difference> found = new LinkedHashMap<>();
  private final List<CarriedOver> waiting = new ArrayList<>();

  void add(Difference difference) {
    found.putIfAbsent(difference.key(), difference);
  }

  void addAll(List<Difference> differences) {
    differences.forEach(this::add);
  }

  /// An account's money follows from the bill: where the bill's amount is wrong already, that is
  /// one difference and not two.
  void addFunds(List<Difference> differences) {
    differences.stream().filter(each -> !explained(each)).forEach(this::add);
  }

  private boolean explained(Difference funds) {
    return found.values().stream()
        .filter(each -> each.kind() == Kind.AMOUNT || each.kind() == Kind.MISSING_IN_LEDGER)
        .anyMatch(funds::about);
  }

  void wait(CarriedOver one) {
    waiting.add(one);
  }

  List<CarriedOver> waiting() {
    return List.copyOf(waiting);
  }

  /// With those found before and gone now, as resolved; sorted by key.
  List<Difference> with(List<Difference> earlier) {
    var all = new LinkedHashMap<>(found);
    earlier.forEach(each -> all.putIfAbsent(each.key(), each.became(Outcome.RESOLVED)));
    return all.values().stream()
        .sorted(Comparator.comparing(Difference::key))
        .limit(LIMIT)
        .toList();
  }

  DailyReport.Counts counts(List<Difference> earlier) {
    long queried = found.values().stream().filter(d -> d.outcome() == Outcome.QUERIED).count();
    long resolved = earlier.stream().filter(each -> !found.containsKey(each.key())).count();
    return new DailyReport.Counts(found.size(), queried, resolved, waiting.size());
  }
}

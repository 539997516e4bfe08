package guitai.lambda;

import guitai.held.HeldPayments;
import guitai.problem.Unavailable;
import guitai.recovery.PaymentRecovery;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// What a run of RecoverPayments measures: how much it queried, what failed at which provider, how
/// late it is, and how much waits for an operator since when.
record RunReport(
    Measures measures,
    ProviderFailures failures,
    List<OldestDue<?>> due,
    HeldPayments held,
    InstantSource clock) {
  RunReport {
    due = List.copyOf(due);
  }

  /// The heartbeat of a step.
  void completed(String work) {
    measures.completed(work);
  }

  void of(PaymentRecovery.Run run, Log.Line line) {
    var now = clock.instant();
    var late = due.stream().map(each -> each.age(now)).max(Duration::compareTo);
    measures.put(
        Map.of(
            Measure.QUERIED, (long) run.queried(),
            Measure.FAILED, (long) run.failed(),
            Measure.OLDEST_DUE, late.orElse(Duration.ZERO).toSeconds()),
        Map.of());
    var reasons = failures.report(measures);
    if (!reasons.isEmpty()) {
      line.put("failures", reasons);
    }
    backlog(line);
  }

  /// Where the list can't be read, nothing is measured, which the alarms take for the worst.
  private void backlog(Log.Line line) {
    try {
      var backlog = held.backlog();
      var age = backlog.oldest().map(since -> Duration.between(since, clock.instant()).toSeconds());
      measures.put(
          Map.of(
              Measure.HELD,
              (long) backlog.count(),
              Measure.OLDEST_HELD,
              Math.max(0, age.orElse(0L))),
          Map.of());
    } catch (Unavailable e) {
      line.failed(e);
    }
  }
}

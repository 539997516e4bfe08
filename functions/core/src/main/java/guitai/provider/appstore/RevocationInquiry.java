package guitai.provider.appstore;

import guitai.problem.Unavailable;
import guitai.provider.appstore.CertificationPaths.StoredPath;
import guitai.provider.appstore.Responders.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Asks the OCSP responders about each stored path. RecoverPayments runs it, so no delivery waits
/// for a responder. Before each query a run moves the path's next query time. That is the run's
/// lease, and the time at which another run may try again where no answer came.
public record RevocationInquiry(
    CertificationPaths paths, Responders responders, InstantSource clock) {
  /// How long an answer counts.
  public static final Duration AGE = Duration.ofHours(12);

  /// After a query without an answer the next run waits this long.
  public static final Duration AGAIN = Duration.ofMinutes(5);

  /// The result of a run.
  ///
  /// @param unanswered the number of paths without an answer, whose status stays as it was
  /// @param revoked the certificates newly found to be revoked
  public record Run(int unanswered, List<Verdict.Revoked> revoked) {
    public Run {
      revoked = List.copyOf(revoked);
    }
  }

  /// One run. It starts no query after its time is over.
  public Run run(Duration time) {
    Instant end = clock.instant().plus(time);
    int unanswered = 0;
    var revoked = new ArrayList<Verdict.Revoked>();
    var longestWaiting =
        paths.all().stream().sorted(Comparator.comparing(StoredPath::askAt)).toList();
    for (var each : longestWaiting) {
      if (clock.instant().isBefore(end)) {
        try {
          query(each).ifPresent(revoked::add);
        } catch (Unavailable _) {
          unanswered++;
        }
      }
    }
    return new Run(unanswered, revoked);
  }

  /// A revoked path stays revoked and isn't queried again. An expired path is dropped: responders
  /// no longer know it, and [KnownPaths] doesn't store it again.
  private Optional<Verdict.Revoked> query(StoredPath each) {
    Instant now = clock.instant();
    if (each.status() instanceof RevocationStatus.Revoked || now.isBefore(each.askAt())) {
      return Optional.empty();
    }
    if (now.isAfter(each.path().until())) {
      paths.drop(each);
      return Optional.empty();
    }
    Instant again = now.plus(AGAIN);
    return paths.replace(each, each.status(), again)
        ? ask(each.with(each.status(), again))
        : Optional.empty();
  }

  private Optional<Verdict.Revoked> ask(StoredPath each) {
    var verdict = responders.ask(each.path());
    return record(each, verdict) && verdict instanceof Verdict.Revoked revoked
        ? Optional.of(revoked)
        : Optional.empty();
  }

  private boolean record(StoredPath each, Verdict verdict) {
    Instant now = clock.instant();
    return switch (verdict) {
      case Verdict.Good() -> paths.replace(each, new RevocationStatus.Good(now), now.plus(AGE));
      case Verdict.Revoked(_, var at, _) ->
          paths.replace(each, new RevocationStatus.Revoked(at), now.plus(AGE));
    };
  }
}

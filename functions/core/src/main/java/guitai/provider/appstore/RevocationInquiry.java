package guitai.provider.appstore;

import guitai.problem.Unavailable;
import guitai.provider.appstore.CertificationPaths.Kept;
import guitai.provider.appstore.Responders.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Asks the responders of each kept path, where nobody who answers a delivery waits for it. Before
/// it does it moves the instant at which to ask: that is the lease of whoever asks, and when the
/// next one may where there was no answer.
public record RevocationInquiry(
    CertificationPaths kept, Responders responders, InstantSource clock) {
  /// An answer counts for so long.
  public static final Duration AGE = Duration.ofHours(12);

  /// Where there was none, somebody asks again after so long.
  public static final Duration AGAIN = Duration.ofMinutes(5);

  /// What a run came to.
  ///
  /// @param unanswered paths of which what was known stays
  /// @param revoked what is known to be from now on
  public record Run(int unanswered, List<Verdict.Revoked> revoked) {
    public Run {
      revoked = List.copyOf(revoked);
    }
  }

  /// One run, which asks nobody any more after its time is over.
  public Run run(Duration time) {
    Instant end = clock.instant().plus(time);
    int unanswered = 0;
    var revoked = new ArrayList<Verdict.Revoked>();
    var longestWaiting = kept.all().stream().sorted(Comparator.comparing(Kept::askAt)).toList();
    for (var each : longestWaiting) {
      if (clock.instant().isBefore(end)) {
        try {
          look(each).ifPresent(revoked::add);
        } catch (Unavailable _) {
          unanswered++;
        }
      }
    }
    return new Run(unanswered, revoked);
  }

  /// What was revoked is, for ever. What has expired is dropped: responders don't know it any more,
  /// and nobody notes it again.
  private Optional<Verdict.Revoked> look(Kept each) {
    Instant now = clock.instant();
    if (each.status() instanceof RevocationStatus.Revoked || now.isBefore(each.askAt())) {
      return Optional.empty();
    }
    if (now.isAfter(each.path().until())) {
      kept.drop(each);
      return Optional.empty();
    }
    Instant again = now.plus(AGAIN);
    return kept.replace(each, each.status(), again)
        ? ask(each.with(each.status(), again))
        : Optional.empty();
  }

  private Optional<Verdict.Revoked> ask(Kept each) {
    var verdict = responders.ask(each.path());
    return keep(each, verdict) && verdict instanceof Verdict.Revoked revoked
        ? Optional.of(revoked)
        : Optional.empty();
  }

  private boolean keep(Kept each, Verdict verdict) {
    Instant now = clock.instant();
    return switch (verdict) {
      case Verdict.Good() -> kept.replace(each, new RevocationStatus.Good(now), now.plus(AGE));
      case Verdict.Revoked(_, var at, _) ->
          kept.replace(each, new RevocationStatus.Revoked(at), now.plus(AGE));
    };
  }
}

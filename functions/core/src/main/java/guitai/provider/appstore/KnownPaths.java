package guitai.provider.appstore;

import guitai.problem.Unavailable;
import guitai.provider.Forged;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is known of revoked certificates, for whoever has to answer somebody: it asks no responder,
/// and reads the store once in ten minutes. A path that is met first is noted there, for the
/// minute's run to ask about.
///
/// That nobody was asked yet is no proof of revocation, and no sender's to choose: a path that
/// proves itself counts until a responder says otherwise. Where the store can't be read it is
/// otherwise: its verdict may be there, so that whoever knows none says [Unavailable] and is sent
/// the same again, which loses nothing; whoever has read it before goes by that for another ten
/// minutes.
public final class KnownPaths implements Revocation {
  /// A verdict is in force so long after it was kept, at the latest.
  public static final Duration AGE = Duration.ofMinutes(10);

  private final CertificationPaths kept;
  private final InstantSource clock;
  private Optional<Map<String, RevocationStatus>> known = Optional.empty();
  private Instant staleAt = Instant.MIN;

  public KnownPaths(CertificationPaths kept, InstantSource clock) {
    this.kept = kept;
    this.clock = clock;
  }

  @Override
  public void requireNone(CertificationPath path) throws Forged {
    if (status(path) instanceof RevocationStatus.Revoked) {
      throw VerificationFailure.REVOKED.forged();
    }
  }

  private synchronized RevocationStatus status(CertificationPath path) {
    var now = clock.instant();
    var id = path.id();
    var statuses = statuses(now);
    var status = Optional.ofNullable(statuses.get(id));
    if (status.isEmpty() && !now.isAfter(path.until())) {
      note(path, now).ifPresent(noted -> statuses.put(id, noted));
    }
    return status.orElseGet(RevocationStatus.Unasked::new);
  }

  private Map<String, RevocationStatus> statuses(Instant now) {
    if (known.isEmpty() || !now.isBefore(staleAt)) {
      known = Optional.of(read());
      staleAt = now.plus(AGE);
    }
    return known.get();
  }

  private Map<String, RevocationStatus> read() {
    try {
      var statuses = new HashMap<String, RevocationStatus>();
      kept.all().forEach(each -> statuses.put(each.path().id(), each.status()));
      return statuses;
    } catch (Unavailable e) {
      return known.orElseThrow(() -> e);
    }
  }

  /// Empty where it couldn't be: whoever meets it next tries again.
  private Optional<RevocationStatus> note(CertificationPath path, Instant now) {
    try {
      kept.note(path, now);
      return Optional.of(new RevocationStatus.Unasked());
    } catch (Unavailable _) {
      return Optional.empty();
    }
  }
}

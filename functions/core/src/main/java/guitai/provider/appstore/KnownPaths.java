package guitai.provider.appstore;

import guitai.problem.Unavailable;
import guitai.provider.Forged;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The known revocation status of certificates, for functions that have a caller waiting. It asks
/// no OCSP responder, and reads the stored paths once in ten minutes. A path that is seen for the
/// first time is stored, and the function RecoverPayments asks the responders about it.
///
/// A path without a status yet counts as good: a missing answer is no proof of revocation, and no
/// sender can choose it. Where the stored paths can't be read, a verdict may be among them. Then a
/// function that has never read them throws [Unavailable]; the sender delivers again, and nothing
/// is lost. A function that has read them before uses what it read for another ten minutes.
public final class KnownPaths implements Revocation {
  /// A stored verdict is in force after this time at the latest.
  public static final Duration AGE = Duration.ofMinutes(10);

  private final CertificationPaths paths;
  private final InstantSource clock;
  private Optional<Map<String, RevocationStatus>> known = Optional.empty();
  private Instant staleAt = Instant.MIN;

  public KnownPaths(CertificationPaths paths, InstantSource clock) {
    this.paths = paths;
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
    return status.orElseGet(RevocationStatus.NotChecked::new);
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
      paths.all().forEach(each -> statuses.put(each.path().id(), each.status()));
      return statuses;
    } catch (Unavailable e) {
      return known.orElseThrow(() -> e);
    }
  }

  /// Empty where the path couldn't be stored: the next object signed under it tries again.
  private Optional<RevocationStatus> note(CertificationPath path, Instant now) {
    try {
      paths.add(path, now);
      return Optional.of(new RevocationStatus.NotChecked());
    } catch (Unavailable _) {
      return Optional.empty();
    }
  }
}

package guitai.provider.appstore;

import guitai.problem.Unavailable;
import java.security.cert.X509Certificate;
import java.time.Instant;

/// Who says whether certificates were revoked.
public interface Responders {
  /// @throws Unavailable where no answer came, or none that is proved and says either
  Verdict ask(CertificationPath path);

  /// On a whole path.
  sealed interface Verdict {
    record Good() implements Verdict {}

    /// @param certificate the one that was
    /// @param reason by its name in RFC 5280
    record Revoked(X509Certificate certificate, Instant at, String reason) implements Verdict {}
  }
}

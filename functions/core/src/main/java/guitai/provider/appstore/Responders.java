package guitai.provider.appstore;

import guitai.problem.Unavailable;
import java.security.cert.X509Certificate;
import java.time.Instant;

/// Asks OCSP responders whether certificates were revoked.
public interface Responders {
  /// @throws Unavailable where no answer came, or none that is verified and says good or revoked
  Verdict ask(CertificationPath path);

  /// The status of a whole path.
  sealed interface Verdict {
    record Good() implements Verdict {}

    /// @param certificate the revoked one
    /// @param reason by its name in RFC 5280
    record Revoked(X509Certificate certificate, Instant at, String reason) implements Verdict {}
  }
}

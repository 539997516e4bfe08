package guitai.provider.appstore;

import guitai.host.Host;
import guitai.problem.Unavailable;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateRevokedException;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/// The OCSP responders that certificates name. The JDK asks them and accepts only answers signed
/// for the issuer. No revocation list (CRL) is fetched in their place.
///
/// The JDK's own time-outs are properties of the whole process, read once, and limit each single
/// read: a responder that sends a byte at a time never times out. So the host runs each query in a
/// virtual thread, and interrupting it closes its sockets.
///
/// @param root that the certificates must lead to
/// @param relay asked instead of the responders that the certificates name
/// @param limit for all queries about one path
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6960">RFC 6960</a>
/// @see java.net.Socket
public record OcspResponders(X509Certificate root, Optional<URI> relay, Duration limit, Host host)
    implements Responders {
  /// From mainland China an answer takes seconds, and a path needs two.
  public static final Duration LIMIT = Duration.ofSeconds(10);

  @Override
  public Verdict ask(CertificationPath path) {
    Callable<Verdict> query = () -> validate(path);
    var answer = host.invokeAll(List.of(query), limit).getFirst();
    return switch (answer.state()) {
      case SUCCESS -> answer.resultNow();
      case FAILED ->
          throw new Unavailable("a certificate's status is unknown", answer.exceptionNow());
      case CANCELLED, RUNNING -> throw new Unavailable("a certificate's status is unknown");
    };
  }

  private Verdict validate(CertificationPath path) throws GeneralSecurityException {
    var validator = CertPathValidator.getInstance("PKIX");
    var checker = (PKIXRevocationChecker) validator.getRevocationChecker();
    checker.setOptions(EnumSet.of(Option.NO_FALLBACK));
    relay.ifPresent(checker::setOcspResponder);
    var parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
    parameters.setDate(Date.from(host.instant()));
    parameters.addCertPathChecker(new CertificateMarkers());
    parameters.addCertPathChecker(checker);
    var certificates = CertificateFactory.getInstance("X.509");
    try {
      validator.validate(certificates.generateCertPath(path.certificates()), parameters);
      return new Verdict.Good();
    } catch (CertPathValidatorException e) {
      return revoked(path, e);
    }
  }

  /// @throws CertPathValidatorException where the failure is no revocation
  private static Verdict revoked(CertificationPath path, CertPathValidatorException e)
      throws CertPathValidatorException {
    if (e.getReason() != BasicReason.REVOKED
        || !(e.getCause() instanceof CertificateRevokedException revoked)) {
      throw e;
    }
    return new Verdict.Revoked(
        path.certificates().get(e.getIndex()),
        revoked.getRevocationDate().toInstant(),
        revoked.getRevocationReason().name());
  }
}

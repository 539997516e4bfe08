package guitai.provider.appstore;

import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/// Apple signs many things under one root. Only a path with both of these certificate extensions
/// signs for the App Store. Paths are checked from the root downwards.
final class CertificateMarkers extends PKIXCertPathChecker {
  private static final String INTERMEDIATE = "1.2.840.113635.100.6.2.1";
  private static final String LEAF = "1.2.840.113635.100.6.11.1";

  private int seen;

  @Override
  public void init(boolean forward) throws CertPathValidatorException {
    if (forward) {
      throw new CertPathValidatorException("walked from the root's side only");
    }
    seen = 0;
  }

  @Override
  public boolean isForwardCheckingSupported() {
    return false;
  }

  @Override
  public Set<String> getSupportedExtensions() {
    return Set.of();
  }

  @Override
  public void check(Certificate certificate, Collection<String> unresolved)
      throws CertPathValidatorException {
    var mark = seen++ == 0 ? INTERMEDIATE : LEAF;
    if (seen > 2 || !(certificate instanceof X509Certificate x509) || !marked(x509, mark)) {
      throw new CertPathValidatorException("without Apple's mark " + mark);
    }
  }

  /// For a certificate without any extension the JDK returns null.
  private static boolean marked(X509Certificate certificate, String mark) {
    return Optional.ofNullable(certificate.getNonCriticalExtensionOIDs())
        .filter(names -> names.contains(mark))
        .isPresent();
  }
}

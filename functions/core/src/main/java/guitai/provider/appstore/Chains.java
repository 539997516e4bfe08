package guitai.provider.appstore;

import guitai.provider.Forged;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Verifies that certificate chains lead to the root. A verified chain is remembered, with the time
/// in which all of its certificates are valid: nothing else about a path depends on the date.
final class Chains {
  private static final int LENGTH = 3;
  private static final int CERTIFICATE_LIMIT = 8 * 1024;
  private static final int REMEMBERED = 16;
  private static final int FIELD_BITS = 256;

  /// @param key the leaf's
  record Signer(CertificationPath path, PublicKey key) {}

  private final X509Certificate root;
  private final Revocation revocation;
  private final Map<List<String>, Signer> known =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, Signer> eldest) {
          return size() > REMEMBERED;
        }
      };

  Chains(X509Certificate root, Revocation revocation) {
    this.root = root;
    this.revocation = revocation;
  }

  /// The revocation check of a path. It runs only after a signature under the path was verified, so
  /// that a stranger's certificates cause no query.
  Revocation revocation() {
    return revocation;
  }

  /// The holder of the key in a chain's first certificate.
  ///
  /// @param x5c leaf, intermediate and root, each DER in Base64; the root in it is ignored, only
  ///   ours counts
  /// @param at when the object was signed
  Signer signer(List<String> x5c, Instant at) throws Forged {
    var signer = remembered(x5c);
    if (signer.isPresent()) {
      if (!signer.get().path().validAt(at)) {
        throw VerificationFailure.CHAIN.forged();
      }
      return signer.get();
    }
    var proved = prove(x5c, at);
    remember(x5c, proved);
    return proved;
  }

  private Optional<Signer> remembered(List<String> x5c) {
    synchronized (known) {
      return Optional.ofNullable(known.get(x5c));
    }
  }

  private void remember(List<String> x5c, Signer signer) {
    synchronized (known) {
      known.put(x5c, signer);
    }
  }

  private Signer prove(List<String> x5c, Instant at) throws Forged {
    if (x5c.size() != LENGTH) {
      throw VerificationFailure.CHAIN_LENGTH.forged();
    }
    var certificates = certificates(x5c);
    var path = new CertificationPath(certificates.get(0), certificates.get(1));
    validate(path.certificates(), at);
    if (!(path.leaf().getPublicKey() instanceof ECPublicKey key)
        || key.getParams().getCurve().getField().getFieldSize() != FIELD_BITS) {
      throw VerificationFailure.CHAIN.forged();
    }
    return new Signer(path, key);
  }

  private void validate(List<X509Certificate> path, Instant at) throws Forged {
    try {
      var parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      parameters.addCertPathChecker(new CertificateMarkers());
      CertPathValidator.getInstance("PKIX").validate(factory().generateCertPath(path), parameters);
    } catch (GeneralSecurityException _) {
      throw VerificationFailure.CHAIN.forged();
    }
  }

  private static List<X509Certificate> certificates(List<String> x5c) throws Forged {
    var certificates = new ArrayList<X509Certificate>();
    for (var text : x5c) {
      certificates.add(certificate(text));
    }
    return certificates;
  }

  private static X509Certificate certificate(String text) throws Forged {
    try {
      if (text.length() > CERTIFICATE_LIMIT) {
        throw VerificationFailure.CERTIFICATE.forged();
      }
      var der = new ByteArrayInputStream(Base64.getDecoder().decode(text));
      return (X509Certificate) factory().generateCertificate(der);
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      throw VerificationFailure.CERTIFICATE.forged();
    }
  }

  private static CertificateFactory factory() throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509");
  }
}

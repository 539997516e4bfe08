package guitai.provider.unionpay;

import guitai.keys.Pem;
import guitai.provider.Forged;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the key under which UnionPay signed a message. The certificate must lead to UnionPay's
/// roots and name UnionPay. It comes inside each message, so a new certificate needs no
/// configuration.
final class Signers {
  private static final int PEM_LIMIT = 8 * 1024;
  private static final int CACHE = 16;

  private final UnionPayRoots roots;
  private final Map<String, List<X509Certificate>> known = new LinkedHashMap<>();

  Signers(UnionPayRoots roots) {
    this.roots = roots;
  }

  /// The key of the certificate in a message.
  ///
  /// @throws Forged where the certificate doesn't lead to the roots, isn't valid at that time, or
  ///   names another company
  PublicKey key(String pem, Instant at) throws Forged {
    var date = Date.from(at);
    var path = path(pem, date);
    requireValid(path, date);
    return path.getFirst().getPublicKey();
  }

  private static void requireValid(List<X509Certificate> path, Date at) throws Forged {
    try {
      for (var certificate : path) {
        certificate.checkValidity(at);
      }
    } catch (CertificateException e) {
      throw new Forged("signed under a certificate that isn't valid then");
    }
  }

  /// A verified path is remembered; its validity dates are checked each time.
  private List<X509Certificate> path(String pem, Date at) throws Forged {
    synchronized (known) {
      var path = known.get(pem);
      if (path != null) {
        return path;
      }
    }
    var proved = proved(certificate(pem), at);
    synchronized (known) {
      if (known.size() >= CACHE) {
        known.remove(known.keySet().iterator().next());
      }
      known.put(pem, proved);
    }
    return proved;
  }

  private static X509Certificate certificate(String pem) throws Forged {
    if (pem.length() > PEM_LIMIT) {
      throw new Forged("larger than any certificate");
    }
    try {
      return Pem.certificate(pem);
    } catch (IllegalArgumentException e) {
      throw new Forged("no certificate");
    }
  }

  private List<X509Certificate> proved(X509Certificate signer, Date at) throws Forged {
    if (!SignerName.isUnionPay(signer.getSubjectX500Principal())) {
      throw new Forged("signed in another name than UnionPay's");
    }
    requireValid(List.of(signer), at);
    for (var issuer : roots.issuers()) {
      var path = List.of(signer, issuer);
      if (leads(path, at)) {
        return path;
      }
    }
    throw new Forged("signed under a certificate that doesn't lead to UnionPay's roots");
  }

  /// Without revocation lists: CFCA's come over plain HTTP, and UnionPay's own SDK doesn't use
  /// them.
  private boolean leads(List<X509Certificate> path, Date at) {
    try {
      var parameters = new PKIXParameters(roots.anchors());
      parameters.setRevocationEnabled(false);
      parameters.setDate(at);
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}

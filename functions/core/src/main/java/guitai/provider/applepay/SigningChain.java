package guitai.provider.applepay;

import guitai.provider.Forged;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/// The certificates from a token's signer up to the root: each has Apple's mark for payment tokens,
/// and was valid when the token was signed.
///
/// @see <a
///   href="https://developer.apple.com/documentation/passkit/payment-token-format-reference">Apple,
///   payment token format</a>
record SigningChain(X509Certificate signer, X509Certificate authority) {
  static SigningChain of(SignedData data) throws Forged {
    return new SigningChain(
        marked(data.certificates(), Oid.TOKEN_SIGNER),
        marked(data.certificates(), Oid.TOKEN_AUTHORITY));
  }

  /// The mark distinguishes Apple's signers of tokens from all other holders of a certificate by
  /// Apple.
  private static X509Certificate marked(List<X509Certificate> certificates, String mark)
      throws Forged {
    return certificates.stream()
        .filter(each -> each.getNonCriticalExtensionOIDs() != null)
        .filter(each -> each.getNonCriticalExtensionOIDs().contains(mark))
        .findFirst()
        .orElseThrow(SigningChain::untrusted);
  }

  /// @throws Forged where the chain doesn't lead to this root
  void verify(X509Certificate root, Instant at) throws Forged {
    try {
      var path =
          CertificateFactory.getInstance("X.509").generateCertPath(List.of(signer, authority));
      var parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      CertPathValidator.getInstance("PKIX").validate(path, parameters);
    } catch (GeneralSecurityException e) {
      throw untrusted();
    }
  }

  private static Forged untrusted() {
    return new Forged("the signer is not one of Apple's for payment tokens");
  }
}

package guitai.provider.appstore;

import guitai.bytes.Bytes;
import guitai.keys.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/// A leaf that signs for the App Store and the intermediate that issued it, proved to lead to the
/// root.
public record CertificationPath(X509Certificate leaf, X509Certificate intermediate) {
  /// From the stored certificates, each DER.
  public static CertificationPath of(Bytes leaf, Bytes intermediate) {
    return new CertificationPath(certificate(leaf), certificate(intermediate));
  }

  /// The path's name: a digest of the signed parts of both certificates. The signatures are left
  /// out, since the holder of a certificate can write its signature in another valid form.
  public String id() {
    try {
      var signed = new ByteArrayOutputStream();
      for (var certificate : certificates()) {
        signed.writeBytes(certificate.getTBSCertificate());
      }
      return Digest.sha256(signed.toByteArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Leaf first.
  public List<X509Certificate> certificates() {
    return List.of(leaf, intermediate);
  }

  /// Since when both are valid.
  Instant from() {
    return Collections.max(certificates().stream().map(X509Certificate::getNotBefore).toList())
        .toInstant();
  }

  /// The last instant at which both are valid.
  public Instant until() {
    return Collections.min(certificates().stream().map(X509Certificate::getNotAfter).toList())
        .toInstant();
  }

  /// Whether both are valid then.
  boolean validAt(Instant at) {
    return !at.isBefore(from()) && !at.isAfter(until());
  }

  /// The certificate's stored form.
  public static Bytes der(X509Certificate certificate) {
    try {
      return Bytes.of(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate certificate(Bytes der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der.toArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a stored certificate can't be read", e);
    }
  }
}

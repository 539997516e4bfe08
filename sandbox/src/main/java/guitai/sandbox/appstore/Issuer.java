package guitai.sandbox.appstore;

import guitai.bytes.Bytes;
import guitai.keys.DerReader;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Set;

/// An issuer whose certificates OCSP reports on.
///
/// @param issued serial numbers
record Issuer(X509Certificate certificate, PrivateKey key, Set<BigInteger> issued) {
  /// Whether a request names this issuer: by SHA-1, as clients do.
  boolean isAsked(OcspRequest request) {
    return request.issuerName().equals(sha1(certificate.getSubjectX500Principal().getEncoded()))
        && request.issuerKey().equals(sha1(publicKey()));
  }

  /// The bits of the public key alone, without its algorithm.
  private byte[] publicKey() {
    var whole = new DerReader(certificate.getPublicKey().getEncoded()).enter();
    whole.skip();
    var bits = whole.content();
    return Arrays.copyOfRange(bits, 1, bits.length);
  }

  private static Bytes sha1(byte[] bytes) {
    try {
      return Bytes.of(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "Issuer[" + certificate.getSubjectX500Principal() + "]";
  }
}

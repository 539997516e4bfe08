package guitai.local.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.security.auth.x500.X500Principal;

/// Issues X.509 certificates of RSA keys, valid for five years; the JDK can read one but not make
/// one.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1">RFC 5280</a>
public record CertificateAuthority(X500Principal name, PrivateKey key) {
  private static final int YEARS = 5;
  private static final byte[] SHA256_WITH_RSA =
      Der.sequence(Der.oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b), Der.nothing());

  /// A certificate that nobody else vouches for, as PEM.
  ///
  /// @param name as RFC 2253 writes it
  public static String selfSigned(KeyPair keys, String name, BigInteger serial, Instant from) {
    var subject = new X500Principal(name);
    return new CertificateAuthority(subject, keys.getPrivate())
        .certify(keys.getPublic(), subject, serial, from);
  }

  /// A certificate that says whose key it is, as PEM.
  public String certify(PublicKey of, X500Principal subject, BigInteger serial, Instant from) {
    var content = content(of, subject, serial, from);
    try {
      var signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(key);
      signer.update(content);
      return PemText.certificate(Der.sequence(content, SHA256_WITH_RSA, Der.bits(signer.sign())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] content(PublicKey of, X500Principal subject, BigInteger serial, Instant from) {
    var until = from.atZone(ZoneOffset.UTC).plusYears(YEARS).toInstant();
    return Der.sequence(
        Der.integer(serial),
        SHA256_WITH_RSA,
        name.getEncoded(),
        Der.sequence(Der.time(from), Der.time(until)),
        subject.getEncoded(),
        of.getEncoded());
  }
}

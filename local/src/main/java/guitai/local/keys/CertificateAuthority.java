package guitai.local.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/// Issues X.509 certificates of RSA keys, valid for five years; the JDK can read one but not make
/// one.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1">RFC 5280</a>
public record CertificateAuthority(X500Principal name, PrivateKey key) {
  private static final int YEARS = 5;
  private static final byte[] SHA256_WITH_RSA =
      Der.sequence(Der.oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b), Der.nothing());

  private static final byte[] VERSION_3 = Der.explicit(0, Der.integer(BigInteger.TWO));
  private static final byte[] MAY_ISSUE =
      Der.explicit(
          3,
          Der.sequence(
              Der.sequence(
                  Der.oid(0x55, 0x1d, 0x13), Der.yes(), Der.octets(Der.sequence(Der.yes())))));

  /// A certificate that nobody else vouches for, as PEM.
  ///
  /// @param name as RFC 2253 writes it
  public static String selfSigned(KeyPair keys, String name, BigInteger serial, Instant from) {
    return of(keys, name).authority(keys.getPublic(), name, serial, from);
  }

  /// @param name as RFC 2253 writes it
  public static CertificateAuthority of(KeyPair keys, String name) {
    return new CertificateAuthority(new X500Principal(name), keys.getPrivate());
  }

  /// A certificate that says whose key it is, as PEM.
  ///
  /// @param subject as RFC 2253 writes it
  public String certify(PublicKey of, String subject, BigInteger serial, Instant from) {
    return signed(content(of, subject, serial, from));
  }

  /// A certificate of a key that may issue others itself, as PEM.
  ///
  /// @param subject as RFC 2253 writes it
  public String authority(PublicKey of, String subject, BigInteger serial, Instant from) {
    return signed(content(of, subject, serial, from, MAY_ISSUE));
  }

  private String signed(byte[] content) {
    try {
      var signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(key);
      signer.update(content);
      return PemText.certificate(Der.sequence(content, SHA256_WITH_RSA, Der.bits(signer.sign())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] content(
      PublicKey of, String subject, BigInteger serial, Instant from, byte[]... extensions) {
    var until = from.atZone(ZoneOffset.UTC).plusYears(YEARS).toInstant();
    var parts =
        Stream.of(
            VERSION_3,
            Der.integer(serial),
            SHA256_WITH_RSA,
            name.getEncoded(),
            Der.sequence(Der.time(from), Der.time(until)),
            new X500Principal(subject).getEncoded(),
            of.getEncoded());
    return Der.sequence(Stream.concat(parts, Stream.of(extensions)).toArray(byte[][]::new));
  }
}

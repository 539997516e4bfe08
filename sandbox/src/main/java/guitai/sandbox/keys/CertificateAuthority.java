package guitai.sandbox.keys;

import guitai.bytes.Bytes;
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

/// Issues X.509 certificates, valid for five years; the JDK can read one but not make one. Its key
/// is RSA or on a curve.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1">RFC 5280</a>
public record CertificateAuthority(X500Principal name, PrivateKey key) {
  private static final int YEARS = 10;
  private static final byte[] SHA256_WITH_RSA =
      Der.sequence(Der.oid("1.2.840.113549.1.1.11"), Der.nothing());
  private static final byte[] SHA256_WITH_ECDSA = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));

  private static final byte[] VERSION_3 = Der.explicit(0, Der.integer(BigInteger.TWO));
  private static final byte[] MAY_ISSUE =
      Der.sequence(Der.oid("2.5.29.19"), Der.yes(), Der.octets(Der.sequence(Der.yes())));

  /// A non-critical extension that says what a key is certified for.
  ///
  /// @param oid its identifier, dotted
  /// @param value encoded
  public record Mark(String oid, Bytes value) {
    /// A marker extension without content.
    public static Mark of(String oid) {
      return new Mark(oid, Bytes.of(Der.nothing()));
    }

    private byte[] extension() {
      return Der.sequence(Der.oid(oid), Der.octets(value.toArray()));
    }
  }

  /// A self-signed certificate, as PEM.
  ///
  /// @param name as RFC 2253 writes it
  public static String selfSigned(KeyPair keys, String name, BigInteger serial, Instant from) {
    return of(keys, name).authority(keys.getPublic(), name, serial, from);
  }

  /// @param name as RFC 2253 writes it
  public static CertificateAuthority of(KeyPair keys, String name) {
    return new CertificateAuthority(new X500Principal(name), keys.getPrivate());
  }

  /// A certificate of a subject's key, as PEM.
  ///
  /// @param subject as RFC 2253 writes it
  public String certify(
      PublicKey of, String subject, BigInteger serial, Instant from, Mark... marks) {
    return signed(of, subject, serial, from, Stream.of(marks).map(Mark::extension));
  }

  /// A certificate of a subordinate authority's key, as PEM.
  ///
  /// @param subject as RFC 2253 writes it
  public String authority(
      PublicKey of, String subject, BigInteger serial, Instant from, Mark... marks) {
    var extensions = Stream.concat(Stream.of(MAY_ISSUE), Stream.of(marks).map(Mark::extension));
    return signed(of, subject, serial, from, extensions);
  }

  private String signed(
      PublicKey of, String subject, BigInteger serial, Instant from, Stream<byte[]> extensions) {
    var content = content(of, subject, serial, from, extensions.toArray(byte[][]::new));
    try {
      var signer = Signature.getInstance(elliptic() ? "SHA256withECDSA" : "SHA256withRSA");
      signer.initSign(key);
      signer.update(content);
      return PemText.certificate(Der.sequence(content, algorithm(), Der.bits(signer.sign())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean elliptic() {
    return key.getAlgorithm().equals("EC");
  }

  private byte[] algorithm() {
    return elliptic() ? SHA256_WITH_ECDSA : SHA256_WITH_RSA;
  }

  private byte[] content(
      PublicKey of, String subject, BigInteger serial, Instant from, byte[]... extensions) {
    var until = from.atZone(ZoneOffset.UTC).plusYears(YEARS).toInstant();
    var parts =
        Stream.of(
            VERSION_3,
            Der.integer(serial),
            algorithm(),
            name.getEncoded(),
            Der.sequence(Der.time(from), Der.time(until)),
            new X500Principal(subject).getEncoded(),
            of.getEncoded());
    var last =
        extensions.length == 0
            ? Stream.<byte[]>empty()
            : Stream.of(Der.explicit(3, Der.sequence(extensions)));
    return Der.sequence(Stream.concat(parts, last).toArray(byte[][]::new));
  }
}

package guitai.local.wechatpay;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;

/// An X.509 certificate of a key, signed by itself; the JDK can read one but not make one.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1">RFC 5280</a>
final class SelfSigned {
  private static final int YEARS = 5;
  private static final byte[] SHA256_WITH_RSA =
      Der.sequence(Der.oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b), Der.nothing());

  private SelfSigned() {}

  /// Its DER, valid for five years.
  static byte[] certificate(KeyPair keys, BigInteger serial, String name, Instant from)
      throws GeneralSecurityException {
    var content = content(keys, serial, name(name), from);
    var signer = Signature.getInstance("SHA256withRSA");
    signer.initSign(keys.getPrivate());
    signer.update(content);
    return Der.sequence(content, SHA256_WITH_RSA, Der.bits(signer.sign()));
  }

  private static byte[] content(KeyPair keys, BigInteger serial, byte[] name, Instant from) {
    var until = from.atZone(ZoneOffset.UTC).plusYears(YEARS).toInstant();
    return Der.sequence(
        Der.integer(serial),
        SHA256_WITH_RSA,
        name,
        Der.sequence(Der.time(from), Der.time(until)),
        name,
        keys.getPublic().getEncoded());
  }

  private static byte[] name(String commonName) {
    return Der.sequence(Der.set(Der.sequence(Der.oid(0x55, 0x04, 0x03), Der.text(commonName))));
  }
}

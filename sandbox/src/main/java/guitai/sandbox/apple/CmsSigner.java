package guitai.sandbox.apple;

import guitai.sandbox.keys.Der;
import guitai.sandbox.simulator.Randomness;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;

/// Signs as Apple does: a detached CMS signature with one signer, its certificate and that of the
/// authority above it, over the digest of the content and the time.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5652#section-5">RFC 5652</a>
record CmsSigner(X509Certificate certificate, X509Certificate authority, PrivateKey key) {
  private static final byte[] SIGNED_DATA = Der.oid("1.2.840.113549.1.7.2");
  private static final byte[] DATA = Der.oid("1.2.840.113549.1.7.1");
  private static final byte[] CONTENT_TYPE = Der.oid("1.2.840.113549.1.9.3");
  private static final byte[] MESSAGE_DIGEST = Der.oid("1.2.840.113549.1.9.4");
  private static final byte[] SIGNING_TIME = Der.oid("1.2.840.113549.1.9.5");
  private static final byte[] ONE = Der.integer(BigInteger.ONE);
  private static final byte[] SHA_256 = Der.sequence(Der.oid("2.16.840.1.101.3.4.2.1"));
  private static final byte[] ECDSA_WITH_SHA_256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
  private static final byte[] SHA_256_WITH_RSA =
      Der.sequence(Der.oid("1.2.840.113549.1.1.11"), Der.nothing());

  byte[] sign(byte[] content, Instant at, Randomness random) {
    try {
      byte[][] attributes = {
        attribute(CONTENT_TYPE, DATA),
        attribute(SIGNING_TIME, Der.time(at)),
        attribute(MESSAGE_DIGEST, Der.octets(TokenKeys.sha256(content)))
      };
      var signed = Der.set(attributes);
      var info =
          Der.sequence(
              ONE,
              Der.sequence(
                  certificate.getIssuerX500Principal().getEncoded(),
                  Der.integer(certificate.getSerialNumber())),
              SHA_256,
              retagged(signed),
              elliptic() ? ECDSA_WITH_SHA_256 : SHA_256_WITH_RSA,
              Der.octets(signature(signed, random)));
      var data =
          Der.sequence(
              ONE,
              Der.set(SHA_256),
              Der.sequence(DATA),
              Der.explicit(0, certificate.getEncoded(), authority.getEncoded()),
              Der.set(info));
      return Der.sequence(SIGNED_DATA, Der.explicit(0, data));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] attribute(byte[] name, byte[] value) {
    return Der.sequence(name, Der.set(value));
  }

  /// The signed attributes are signed as a SET, and stored under an implicit tag.
  private static byte[] retagged(byte[] set) {
    var attributes = set.clone();
    attributes[0] = (byte) 0xa0;
    return attributes;
  }

  private byte[] signature(byte[] signed, Randomness random) throws GeneralSecurityException {
    var signer = Signature.getInstance(elliptic() ? "SHA256withECDSA" : "SHA256withRSA");
    signer.initSign(key, random.source());
    signer.update(signed);
    return signer.sign();
  }

  private boolean elliptic() {
    return key.getAlgorithm().equals("EC");
  }

  @Override
  public String toString() {
    return "CmsSigner[]";
  }
}

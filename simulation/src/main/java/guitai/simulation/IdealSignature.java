package guitai.simulation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import java.security.spec.ECPoint;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// One signature that is made or verified: digests over what both keys of a pair share, and the
/// message.
abstract sealed class IdealSignature extends SignatureSpi {
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private String shared = "";
  private int length;
  private Optional<PublicKey> verifier = Optional.empty();

  /// What both keys of a pair share.
  ///
  /// @param length of a signature, in bytes
  record Pair(String shared, int length) {}

  abstract Pair pair(Key key) throws InvalidKeyException;

  /// By the JDK.
  abstract Signature real() throws GeneralSecurityException;

  @Override
  protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
    verifier = Optional.of(key);
    init(key);
  }

  @Override
  protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
    init(key);
  }

  private void init(Key key) throws InvalidKeyException {
    var pair = pair(key);
    shared = pair.shared();
    length = pair.length();
    message.reset();
  }

  @Override
  protected void engineUpdate(byte one) {
    message.write(one);
  }

  @Override
  protected void engineUpdate(byte[] bytes, int offset, int size) {
    message.write(bytes, offset, size);
  }

  @Override
  protected byte[] engineSign() throws SignatureException {
    var signature = ideal();
    message.reset();
    return signature;
  }

  @Override
  protected boolean engineVerify(byte[] signature) throws SignatureException {
    boolean good = MessageDigest.isEqual(signature, ideal()) || verifiedByJdk(signature);
    message.reset();
    return good;
  }

  private boolean verifiedByJdk(byte[] signature) throws SignatureException {
    try {
      var real = real();
      real.initVerify(verifier.orElseThrow());
      real.update(message.toByteArray());
      return real.verify(signature);
    } catch (GeneralSecurityException e) {
      throw new SignatureException(e);
    }
  }

  private byte[] ideal() throws SignatureException {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(shared.getBytes(ISO_8859_1));
      var digest = sha.digest(message.toByteArray());
      var signature = new byte[length];
      for (int i = 0; i < length; i += digest.length) {
        System.arraycopy(digest, 0, signature, i, Math.min(digest.length, length - i));
        digest = sha.digest(digest);
      }
      return signature;
    } catch (GeneralSecurityException e) {
      throw new SignatureException(e);
    }
  }

  @Override
  @Deprecated
  protected void engineSetParameter(String name, Object value) {
    throw new InvalidParameterException("it has none");
  }

  @Override
  @Deprecated
  protected Object engineGetParameter(String name) {
    throw new InvalidParameterException("it has none");
  }

  /// Both keys hold the modulus.
  static final class Rsa extends IdealSignature {
    static final String ALGORITHM = "SHA256withRSA";

    @Override
    Pair pair(Key key) throws InvalidKeyException {
      if (!(key instanceof RSAKey rsa)) {
        throw new InvalidKeyException("not RSA");
      }
      return new Pair(
          new String(rsa.getModulus().toByteArray(), ISO_8859_1), rsa.getModulus().bitLength() / 8);
    }

    @Override
    Signature real() throws GeneralSecurityException {
      return Signature.getInstance(ALGORITHM, "SunRsaSign");
    }
  }

  /// The public key is a point; the private key's is computed once.
  static final class Es256 extends IdealSignature {
    static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    private static final ConcurrentMap<ECPrivateKey, Pair> KNOWN = new ConcurrentHashMap<>();

    @Override
    Pair pair(Key key) throws InvalidKeyException {
      return switch (key) {
        case ECPublicKey open -> pair(open.getW());
        case ECPrivateKey secret -> KNOWN.computeIfAbsent(secret, s -> pair(PublicPoint.of(s)));
        default -> throw new InvalidKeyException("not of an elliptic curve");
      };
    }

    private static Pair pair(ECPoint point) {
      return new Pair(point.getAffineX().toString(16) + "," + point.getAffineY().toString(16), 64);
    }

    @Override
    Signature real() throws GeneralSecurityException {
      return Signature.getInstance(ALGORITHM, "SunEC");
    }
  }
}

package guitai.simulation;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.interfaces.RSAKey;
import java.util.Optional;

/// SHA256withRSA for histories: a signature that only the holder of the key's modulus can make, as
/// long as RSA's, a hundred times faster. Two thirds of a history's time would be RSA otherwise.
/// Everything is verified as ever, and one flipped bit is refused; a signature that this class did
/// not make, as in a certificate, is verified by the JDK's RSA. `-Drsa=real` leaves it out.
final class IdealRsa {
  private static final String RSA = "SHA256withRSA";

  private IdealRsa() {}

  static void install() {
    Security.insertProviderAt(new Ideal(), 1);
  }

  private static final class Ideal extends Provider {
    private static final long serialVersionUID = 1;

    Ideal() {
      super("GuitaiSimulation", "1", "ideal signatures for simulations");
      putService(
          new Service(this, "Signature", RSA, Signatures.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) {
              return new Signatures();
            }
          });
    }
  }

  /// One signature that is made or verified.
  private static final class Signatures extends SignatureSpi {
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private BigInteger modulus = BigInteger.ZERO;
    private Optional<PublicKey> verifier = Optional.empty();

    @Override
    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
      verifier = Optional.of(key);
      init(key);
    }

    @Override
    protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
      init(key);
    }

    private void init(Object key) throws InvalidKeyException {
      if (!(key instanceof RSAKey rsa)) {
        throw new InvalidKeyException("not RSA");
      }
      modulus = rsa.getModulus();
      message.reset();
    }

    @Override
    protected void engineUpdate(byte one) {
      message.write(one);
    }

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) {
      message.write(bytes, offset, length);
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
      var signature = ideal();
      message.reset();
      return signature;
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
      boolean good = MessageDigest.isEqual(signature, ideal()) || real(signature);
      message.reset();
      return good;
    }

    private boolean real(byte[] signature) throws SignatureException {
      try {
        var rsa = Signature.getInstance(RSA, "SunRsaSign");
        rsa.initVerify(verifier.orElseThrow());
        rsa.update(message.toByteArray());
        return rsa.verify(signature);
      } catch (GeneralSecurityException e) {
        throw new SignatureException(e);
      }
    }

    private byte[] ideal() throws SignatureException {
      try {
        var sha = MessageDigest.getInstance("SHA-256");
        sha.update(modulus.toByteArray());
        var digest = sha.digest(message.toByteArray());
        var signature = new byte[modulus.bitLength() / 8];
        for (int i = 0; i < signature.length; i += digest.length) {
          System.arraycopy(digest, 0, signature, i, Math.min(digest.length, signature.length - i));
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
  }
}

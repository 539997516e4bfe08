package guitai.simulation;

import java.security.Provider;
import java.security.Security;
import java.util.function.Supplier;

/// Signatures for histories that only the holder of the key can make, as long as the real ones and
/// a hundred times faster: SHA256withRSA and ES256, which would be four fifths of a history's time
/// otherwise. Everything is verified as ever, and one flipped bit is refused; a signature that was
/// not made here, as in a certificate, is verified by the JDK. `-Dsignatures=real` leaves them out.
final class IdealSignatures {
  private IdealSignatures() {}

  static void install() {
    Security.insertProviderAt(new Ideal(), 1);
  }

  private static final class Ideal extends Provider {
    private static final long serialVersionUID = 1;

    Ideal() {
      super("GuitaiSimulation", "1", "ideal signatures for simulations");
      offer(IdealSignature.Rsa.ALGORITHM, IdealSignature.Rsa::new);
      offer(IdealSignature.Es256.ALGORITHM, IdealSignature.Es256::new);
    }

    private void offer(String algorithm, Supplier<IdealSignature> signature) {
      var name = IdealSignature.class.getName();
      putService(
          new Service(this, "Signature", algorithm, name, null, null) {
            @Override
            public Object newInstance(Object parameter) {
              return signature.get();
            }
          });
    }
  }
}

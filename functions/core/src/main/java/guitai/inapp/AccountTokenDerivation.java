package guitai.inapp;

import guitai.payment.Customer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes the UUID (`appAccountToken`) by which an app names our customer to its store. A customer's
/// UUID never changes, and without the deployment's secret it doesn't reveal the customer.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.8">UUID version 8</a>
public final class AccountTokenDerivation {
  private static final int SECRET_BYTES = 32;
  private static final long VERSION = 0x8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private final SecretKeySpec secret;

  /// @param secret of this deployment, at least 32 bytes; a change gives every customer another
  ///   UUID, the old ones stay known
  public AccountTokenDerivation(byte[] secret) {
    if (secret.length < SECRET_BYTES) {
      throw new IllegalArgumentException("the account secret has fewer than 32 bytes");
    }
    this.secret = new SecretKeySpec(secret, "HmacSHA256");
  }

  /// Lower-case, as the App Store writes one.
  public String token(Customer customer) {
    var bits = ByteBuffer.wrap(mac(customer.key()));
    long high = (bits.getLong() & ~0xf000L) | VERSION;
    long low = (bits.getLong() & ~0xc000_0000_0000_0000L) | VARIANT;
    return new UUID(high, low).toString();
  }

  private byte[] mac(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

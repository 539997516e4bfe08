package guitai.order;

import guitai.payment.Customer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Numbers orders, so that a repeated creation needs no extra item: the same customer and
/// idempotency key give the same number. Without the deployment's secret the number reveals
/// nothing.
public final class OrderNumbers {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private final SecretKeySpec secret;

  /// @param secret this deployment's, at least 32 bytes; after a change a repeated request would
  ///   create a second order
  public OrderNumbers(byte[] secret) {
    if (secret.length < 32) {
      throw new IllegalArgumentException("the order secret has fewer than 32 bytes");
    }
    this.secret = new SecretKeySpec(secret, "HmacSHA256");
  }

  public OrderId number(Customer customer, String idempotencyKey) {
    return new OrderId(base32(mac(customer.issuer(), customer.subject(), idempotencyKey)));
  }

  /// Over length-prefixed parts: no two different triples give the same input.
  private byte[] mac(String... parts) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      for (var part : parts) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        mac.update(bytes);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The first 130 bits, five to a character.
  public static String base32(byte[] bytes) {
    var text = new StringBuilder(OrderId.LENGTH);
    for (int bit = 0; text.length() < OrderId.LENGTH; bit += 5) {
      int pair = ((bytes[bit / 8] & 0xff) << 8) | (bytes[bit / 8 + 1] & 0xff);
      text.append(ALPHABET.charAt((pair >> (11 - bit % 8)) & 31));
    }
    return text.toString();
  }
}

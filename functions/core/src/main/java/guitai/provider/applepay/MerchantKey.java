package guitai.provider.applepay;

import guitai.bytes.Bytes;
import guitai.keys.Digest;
import guitai.provider.Forged;
import guitai.provider.applepay.PaymentToken.Scheme;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A payment processing certificate and its private key. The key is never printed.
///
/// @param hash SHA-256 of the public key; a token names its key by it
/// @param merchant SHA-256 of the merchant's identifier, as Apple wrote it into the certificate
public record MerchantKey(Bytes hash, Bytes merchant, PrivateKey key) {
  /// The text's length in bytes, without the byte of type and the byte of length before it.
  private static final int HEX_LENGTH = 64;

  private static final int TAG_BITS = 128;
  private static final byte[] ZERO_IV = new byte[16];

  /// @throws IllegalArgumentException where it is no payment processing certificate of Apple's
  public static MerchantKey of(X509Certificate certificate, PrivateKey key) {
    return new MerchantKey(
        Bytes.of(Digest.sha256Bytes(certificate.getPublicKey().getEncoded())),
        Bytes.of(merchantOf(certificate)),
        key);
  }

  private static byte[] merchantOf(X509Certificate certificate) {
    var extension = certificate.getExtensionValue(Oid.MERCHANT);
    if (extension == null || extension.length < HEX_LENGTH) {
      throw new IllegalArgumentException("the certificate names no merchant");
    }
    var text = Arrays.copyOfRange(extension, extension.length - HEX_LENGTH, extension.length);
    return HexFormat.of().parseHex(new String(text, StandardCharsets.US_ASCII));
  }

  void requireOf(String merchantId) {
    var expected = Digest.sha256Bytes(merchantId.getBytes(StandardCharsets.UTF_8));
    if (!MessageDigest.isEqual(merchant.toArray(), expected)) {
      throw new IllegalArgumentException("the certificate is another merchant's");
    }
  }

  /// The token's content, in bytes that the caller wipes.
  byte[] decrypt(PaymentToken token) throws Forged {
    var secret = symmetricKey(token);
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(secret, "AES"),
          new GCMParameterSpec(TAG_BITS, ZERO_IV));
      return cipher.doFinal(token.data().toArray());
    } catch (GeneralSecurityException e) {
      throw closed();
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private byte[] symmetricKey(PaymentToken token) throws Forged {
    if (token.scheme() == Scheme.EC_V1 && key instanceof ECPrivateKey ec) {
      return KeyAgreed.derive(ec, token.key(), merchant);
    }
    if (token.scheme() == Scheme.RSA_V1 && key instanceof RSAPrivateKey rsa) {
      return KeyWrapped.unwrap(rsa, token.key());
    }
    throw closed();
  }

  static Forged closed() {
    return new Forged("the token does not open");
  }

  @Override
  public String toString() {
    return "MerchantKey[]";
  }
}

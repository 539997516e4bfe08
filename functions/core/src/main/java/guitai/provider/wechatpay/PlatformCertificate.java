package guitai.provider.wechatpay;

import guitai.keys.Pem;
import guitai.provider.Certificates.Certificate;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/// A certificate that WeChat Pay signs with (微信支付平台证书), under the exact text that names it in
/// `Wechatpay-Serial`.
public record PlatformCertificate(String serial, X509Certificate certificate) {
  private static final int HEX = 16;

  /// The least length of a key, in bits.
  static final int STRENGTH = 2048;

  /// A leading zero may be written or not: the serial is a number.
  public PlatformCertificate {
    if (!serial.matches("[0-9A-F]{1,64}")
        || !new BigInteger(serial, HEX).equals(certificate.getSerialNumber())) {
      throw new IllegalArgumentException("the certificate has another serial number");
    }
    if (!(certificate.getPublicKey() instanceof RSAPublicKey key)
        || key.getModulus().bitLength() < STRENGTH) {
      throw new IllegalArgumentException("the certificate's key is not RSA of 2048 bits or more");
    }
  }

  /// A certificate that was verified and stored.
  public static PlatformCertificate of(Certificate stored) {
    return of(stored.serial(), stored.pem());
  }

  /// Whether it hasn't expired.
  boolean livesAt(Instant now) {
    return now.isBefore(certificate.getNotAfter().toInstant());
  }

  static PlatformCertificate of(String serial, String pem) {
    return new PlatformCertificate(serial, Pem.certificate(pem));
  }
}

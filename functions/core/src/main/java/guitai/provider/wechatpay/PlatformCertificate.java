package guitai.provider.wechatpay;

import guitai.keys.Pem;
import java.math.BigInteger;
import java.security.cert.X509Certificate;

/// A certificate WeChat Pay signs with, under the very text that names it in `Wechatpay-Serial`.
public record PlatformCertificate(String serial, X509Certificate certificate) {
  private static final int HEX = 16;

  /// A leading zero may be written or not: the serial is a number.
  public PlatformCertificate {
    if (!serial.matches("[0-9A-F]{1,64}")
        || !new BigInteger(serial, HEX).equals(certificate.getSerialNumber())) {
      throw new IllegalArgumentException("the certificate has another serial number");
    }
  }

  static PlatformCertificate of(String serial, String pem) {
    return new PlatformCertificate(serial, Pem.certificate(pem));
  }
}

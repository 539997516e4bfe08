package guitai.sandbox.alipay;

import guitai.keys.Pem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// The serial numbers by which Alipay names certificates: MD5 of issuer and serial.
///
/// @see <a href="https://opendocs.alipay.com/common/057k53">signing by certificates</a>
final class CertificateNumber {
  private static final String END = "-----END CERTIFICATE-----";

  private CertificateNumber() {}

  /// The number of the first certificate in the file.
  static String of(String pem) {
    return of(Pem.certificate(pem));
  }

  /// The numbers of all root certificates in the file.
  static String ofRoots(String pem) {
    return texts(pem).stream().map(CertificateNumber::of).collect(Collectors.joining("_"));
  }

  private static List<String> texts(String pem) {
    return Arrays.stream(pem.split(END, -1))
        .filter(text -> text.contains("-----BEGIN"))
        .map(text -> text + END)
        .toList();
  }

  private static String of(X509Certificate certificate) {
    var text = certificate.getIssuerX500Principal().getName() + certificate.getSerialNumber();
    try {
      var digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

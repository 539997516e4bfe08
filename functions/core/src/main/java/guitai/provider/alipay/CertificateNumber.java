package guitai.provider.alipay;

import guitai.keys.DerReader;
import guitai.keys.Digest;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/// The numbers by which Alipay identifies certificates: MD5 of issuer and serial number. They are
/// read from the DER itself, since Alipay's roots use algorithms that the JDK doesn't know.
///
/// @param issuer as RFC 2253 writes it
/// @param signatureAlgorithm the content of its object identifier, in hexadecimal
record CertificateNumber(String issuer, BigInteger serial, String signatureAlgorithm) {
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";
  private static final int LIMIT = 20;
  private static final int VERSION = 0xa0;

  /// 1.2.840.113549.1.1, the prefix of every RSA signature algorithm.
  private static final String RSA = "2a864886f70d0101";

  /// The number of a certificate; of several in the text the first counts.
  static String of(String pem) {
    return read(pem).getFirst().text();
  }

  /// The numbers of Alipay's root certificates that are signed with RSA, joined in their order.
  static String ofRoots(String pem) {
    var rsa =
        read(pem).stream()
            .filter(root -> root.signatureAlgorithm().startsWith(RSA))
            .map(CertificateNumber::text)
            .collect(Collectors.joining("_"));
    if (rsa.isEmpty()) {
      throw new IllegalArgumentException("no root certificate signed with RSA");
    }
    return rsa;
  }

  String text() {
    return Digest.md5(issuer + serial);
  }

  private static List<CertificateNumber> read(String pem) {
    var found = new ArrayList<CertificateNumber>();
    for (int from = pem.indexOf(BEGIN); from >= 0; from = pem.indexOf(BEGIN, from + 1)) {
      int to = pem.indexOf(END, from);
      if (to < 0 || found.size() == LIMIT) {
        throw new IllegalArgumentException("not PEM of up to " + LIMIT + " certificates");
      }
      found.add(parse(Base64.getMimeDecoder().decode(pem.substring(from + BEGIN.length(), to))));
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException("no PEM of a certificate");
    }
    return found;
  }

  /// Version, serial number, signature algorithm and issuer are a certificate's first fields.
  private static CertificateNumber parse(byte[] der) {
    var signed = new DerReader(der).enter().enter();
    if (signed.tag() == VERSION) {
      signed.skip();
    }
    var serial = new BigInteger(signed.content());
    var algorithm = HexFormat.of().formatHex(signed.enter().content());
    var issuer = new X500Principal(signed.element()).getName(X500Principal.RFC2253);
    return new CertificateNumber(issuer, serial, algorithm);
  }
}

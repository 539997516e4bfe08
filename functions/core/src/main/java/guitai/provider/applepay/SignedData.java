package guitai.provider.applepay;

import guitai.provider.Forged;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// A detached CMS signature as Apple makes it: one signer, signed attributes, SHA-256, and the
/// certificates of the signer and of the authority above it. It is read, but not verified.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5652">RFC 5652</a>
record SignedData(List<X509Certificate> certificates, SignerInfo signer) {
  private static final int CERTIFICATES = 2;
  private static final byte[] NULL = {0x05, 0x00};

  static SignedData parse(byte[] cms) throws Forged {
    var info = Ber.parse(cms).require(Ber.SEQUENCE).having(2);
    requireIs(info.child(0, Ber.OBJECT_IDENTIFIER), Oid.SIGNED_DATA);
    var data = info.child(1, Ber.CONTEXT_0).having(1).child(0, Ber.SEQUENCE).having(5);
    requireVersionOne(data.child(0, Ber.INTEGER));
    requireSha256(data.child(1, Ber.SET).having(1).child(0, Ber.SEQUENCE));
    // With its own content the signature would prove that content, not the token's.
    var detached = data.child(2, Ber.SEQUENCE).having(1);
    requireIs(detached.child(0, Ber.OBJECT_IDENTIFIER), Oid.DATA);
    var certificates = certificates(data.child(3, Ber.CONTEXT_0).having(CERTIFICATES));
    var signers = data.child(4, Ber.SET).having(1);
    return new SignedData(certificates, SignerInfo.read(signers.child(0, Ber.SEQUENCE)));
  }

  private static List<X509Certificate> certificates(Ber set) throws Forged {
    try {
      var factory = CertificateFactory.getInstance("X.509");
      var certificates = new ArrayList<X509Certificate>();
      for (var each : set.children()) {
        var encoded = new ByteArrayInputStream(each.require(Ber.SEQUENCE).encoded());
        certificates.add((X509Certificate) factory.generateCertificate(encoded));
      }
      return List.copyOf(certificates);
    } catch (CertificateException e) {
      throw Ber.malformed();
    }
  }

  static void requireSha256(Ber algorithm) throws Forged {
    requireIs(algorithm.child(0, Ber.OBJECT_IDENTIFIER), Oid.SHA_256);
    requireNoParameters(algorithm);
  }

  /// Absent, or NULL, which older rules require.
  static void requireNoParameters(Ber algorithm) throws Forged {
    if (algorithm.children().size() > 1 && !algorithm.having(2).children().get(1).is(NULL)) {
      throw Ber.malformed();
    }
  }

  static void requireVersionOne(Ber version) throws Forged {
    if (!version.integer().equals(BigInteger.ONE)) {
      throw Ber.malformed();
    }
  }

  static void requireIs(Ber element, byte[] encoding) throws Forged {
    if (!element.is(encoding)) {
      throw Ber.malformed();
    }
  }
}

package guitai.sandbox.appstore;

import guitai.bytes.Bytes;
import guitai.keys.DerReader;
import java.math.BigInteger;

/// A request about one certificate, named by its issuer's digests and its serial number.
///
/// @param certificate its identifier, as in the request
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6960#section-4.1.1">RFC 6960</a>
record OcspRequest(Bytes certificate, Bytes issuerName, Bytes issuerKey, BigInteger serial) {
  /// Version and requestor name precede the list of certificates.
  private static final int TAGGED = 0x80;

  /// @throws IllegalArgumentException if it is malformed, or names several certificates
  static OcspRequest of(byte[] der) {
    var request = new DerReader(der).enter().enter();
    while (request.tag() >= TAGGED) {
      request.skip();
    }
    var list = request.enter();
    var certificate = list.enter().element();
    if (list.more()) {
      throw new IllegalArgumentException("about several certificates");
    }
    var name = new DerReader(certificate).enter();
    name.skip();
    return new OcspRequest(
        Bytes.of(certificate),
        Bytes.of(name.content()),
        Bytes.of(name.content()),
        new BigInteger(name.content()));
  }
}

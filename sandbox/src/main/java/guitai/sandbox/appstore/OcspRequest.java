package guitai.sandbox.appstore;

import guitai.bytes.Bytes;
import guitai.keys.DerReader;
import java.math.BigInteger;

/// A question about one certificate, named by its issuer's digests and its serial number.
///
/// @param certificate its name, as it was asked for
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6960#section-4.1.1">RFC 6960</a>
record OcspRequest(Bytes certificate, Bytes issuerName, Bytes issuerKey, BigInteger serial) {
  /// Version and requestor come before the list of what is asked.
  private static final int TOLD_APART = 0x80;

  /// @throws IllegalArgumentException where it is none, or asks about several
  static OcspRequest of(byte[] der) {
    var asked = new DerReader(der).enter().enter();
    while (asked.tag() >= TOLD_APART) {
      asked.skip();
    }
    var list = asked.enter();
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

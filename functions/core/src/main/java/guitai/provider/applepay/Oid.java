package guitai.provider.applepay;

import java.util.HexFormat;

/// Object identifiers as a signature encodes them, tag and length included.
final class Oid {
  static final byte[] SIGNED_DATA = hex("06092a864886f70d010702");
  static final byte[] DATA = hex("06092a864886f70d010701");
  static final byte[] CONTENT_TYPE = hex("06092a864886f70d010903");
  static final byte[] MESSAGE_DIGEST = hex("06092a864886f70d010904");
  static final byte[] SIGNING_TIME = hex("06092a864886f70d010905");
  static final byte[] SHA_256 = hex("0609608648016503040201");
  static final byte[] ECDSA_WITH_SHA_256 = hex("06082a8648ce3d040302");
  static final byte[] RSA_ENCRYPTION = hex("06092a864886f70d010101");
  static final byte[] SHA_256_WITH_RSA = hex("06092a864886f70d01010b");

  /// Certificate extensions: the mark of a signer of payment tokens, the mark of the authority
  /// above it, and in the merchant's own certificate the digest of the merchant's identifier.
  static final String TOKEN_SIGNER = "1.2.840.113635.100.6.29";

  static final String TOKEN_AUTHORITY = "1.2.840.113635.100.6.2.14";
  static final String MERCHANT = "1.2.840.113635.100.6.32";

  private Oid() {}

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}

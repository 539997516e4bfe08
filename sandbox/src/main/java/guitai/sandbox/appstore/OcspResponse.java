package guitai.sandbox.appstore;

import guitai.sandbox.keys.Der;
import guitai.sandbox.simulator.Randomness;
import guitai.sandbox.simulator.Surroundings;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A responder's answer about one certificate, signed by the issuer itself.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6960#section-4.2.1">RFC 6960</a>
final class OcspResponse {
  private static final byte[] SHA256_WITH_ECDSA = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
  private static final byte[] BASIC = Der.oid("1.3.6.1.5.5.7.48.1.1");
  private static final int SUCCESSFUL = 0;
  private static final int MALFORMED_REQUEST = 1;
  private static final int UNAUTHORIZED = 6;
  private static final int KEY_COMPROMISE = 1;
  private static final Duration VALID = Duration.ofHours(12);

  private OcspResponse() {}

  static byte[] malformedRequest() {
    return Der.sequence(Der.enumerated(MALFORMED_REQUEST));
  }

  /// The answer about an issuer that this responder doesn't serve.
  static byte[] unauthorized() {
    return Der.sequence(Der.enumerated(UNAUTHORIZED));
  }

  /// @param revokedAt empty if it is good, or the issuer knows no such certificate
  static byte[] of(
      OcspRequest request, Issuer issuer, Optional<Instant> revokedAt, Surroundings by) {
    var now = by.clock().instant();
    var status = status(issuer.issued().contains(request.serial()), revokedAt);
    var single =
        Der.sequence(
            request.certificate().toArray(),
            status,
            Der.generalizedTime(now),
            Der.explicit(0, Der.generalizedTime(now.plus(VALID))));
    var data =
        Der.sequence(
            Der.explicit(1, issuer.certificate().getSubjectX500Principal().getEncoded()),
            Der.generalizedTime(now),
            Der.sequence(single));
    var basic =
        Der.sequence(data, SHA256_WITH_ECDSA, Der.bits(signature(data, issuer, by.random())));
    return Der.sequence(
        Der.enumerated(SUCCESSFUL), Der.explicit(0, Der.sequence(BASIC, Der.octets(basic))));
  }

  private static byte[] status(boolean issued, Optional<Instant> revokedAt) {
    if (!issued) {
      return Der.implicit(2, new byte[0]);
    }
    return revokedAt
        .map(at ->
            Der.explicit(
                1, Der.generalizedTime(at), Der.explicit(0, Der.enumerated(KEY_COMPROMISE))))
        .orElseGet(() -> Der.implicit(0, new byte[0]));
  }

  private static byte[] signature(byte[] data, Issuer issuer, Randomness random) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(issuer.key(), random.source());
      signature.update(data);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

package guitai.sandbox.appstore;

import guitai.bytes.Bytes;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Surroundings;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers OCSP requests about revocation for all issuers at one address.
///
/// @param leaf serial number of the certificate that notifications are signed with
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6960#appendix-A">OCSP over HTTP</a>
record OcspResponder(
    List<Issuer> issuers,
    BigInteger leaf,
    Ledger<TransactionState, Entry> ledger,
    Surroundings surroundings) {
  private static final String PATH = "/ocsp";

  /// Empty for every other path.
  Optional<Response> handle(Request request) {
    if (request.method().equals("POST") && request.path().equals(PATH)) {
      return Optional.of(answer(request.body().toArray()));
    }
    if (request.method().equals("GET") && request.path().startsWith(PATH + "/")) {
      return Optional.of(answer(request.path().substring(PATH.length() + 1)));
    }
    return Optional.empty();
  }

  private Response answer(String path) {
    try {
      return answer(Base64.getDecoder().decode(URLDecoder.decode(path, StandardCharsets.US_ASCII)));
    } catch (IllegalArgumentException _) {
      return response(OcspResponse.malformedRequest());
    }
  }

  private Response answer(byte[] der) {
    OcspRequest request;
    try {
      request = OcspRequest.of(der);
    } catch (IllegalArgumentException _) {
      return response(OcspResponse.malformedRequest());
    }
    return response(
        issuers.stream()
            .filter(issuer -> issuer.isAsked(request))
            .findFirst()
            .map(issuer ->
                OcspResponse.of(request, issuer, revokedAt(request.serial()), surroundings))
            .orElseGet(OcspResponse::unauthorized));
  }

  private Optional<Instant> revokedAt(BigInteger serial) {
    synchronized (ledger) {
      return ledger.books().revokedAt(serial);
    }
  }

  private static Response response(byte[] der) {
    return new Response(200, Map.of("Content-Type", "application/ocsp-response"), Bytes.of(der));
  }

  /// Revokes the leaf, for good.
  Instant revoke() {
    synchronized (ledger) {
      var known = ledger.books().revokedAt(leaf);
      if (known.isPresent()) {
        return known.get();
      }
      var at = surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS);
      ledger.happen(new Entry.CertificateRevoked(leaf, at));
      return at;
    }
  }
}

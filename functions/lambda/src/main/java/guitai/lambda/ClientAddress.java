package guitai.lambda;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The address of the customer's device. API Gateway sees that of its caller and appends it to
/// `X-Forwarded-For`, as each proxy before it does; what stands before the declared proxies'
/// entries, the customer may have written.
///
/// @param trustedProxies how many proxies of ours, such as a CDN, forward a request; without one
///   the header is never read
record ClientAddress(int trustedProxies) {
  static final int MOST = 5;

  ClientAddress {
    if (trustedProxies < 0 || trustedProxies > MOST) {
      throw new IllegalArgumentException("0 to 5 proxies: " + trustedProxies);
    }
  }

  /// Where the header has too few entries, or no address in that place, its caller's.
  Optional<String> of(HttpRequest request) {
    return forwarded(request).or(request::clientAddress);
  }

  /// The last entry is API Gateway's, of the nearest proxy; the one before it is that proxy's.
  private Optional<String> forwarded(HttpRequest request) {
    var entries =
        request.header("x-forwarded-for").stream()
            .flatMap(all -> Stream.of(all.split(",", -1)))
            .map(String::strip)
            .toList();
    int place = entries.size() - 1 - trustedProxies;
    return trustedProxies > 0 && place >= 0 ? literal(entries, place) : Optional.empty();
  }

  private static Optional<String> literal(List<String> entries, int place) {
    try {
      return Optional.of(InetAddress.ofLiteral(entries.get(place)).getHostAddress());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

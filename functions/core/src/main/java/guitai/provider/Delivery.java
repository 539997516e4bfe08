package guitai.provider;

import guitai.bytes.Bytes;
import guitai.payment.Evidence;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// An HTTP request that claims to be a provider's notification (异步通知, 回调). Nothing in it is
/// verified yet.
///
/// @param headers by lower-case name
/// @param body the exact bytes
public record Delivery(Map<String, String> headers, Bytes body, Instant receivedAt) {
  public Delivery {
    headers =
        headers.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    e -> e.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, (a, _) -> a));
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /// The exact bytes of the body.
  ///
  /// @throws Forged if they are more than any notification has
  public byte[] bounded() throws Forged {
    if (body.size() > Evidence.LIMIT) {
      throw new Forged("larger than any notification");
    }
    return body.toArray();
  }

  /// The evidence to store if no header takes part in the verification.
  public Evidence evidence(String provider, String digest) {
    var type = header("content-type").map(value -> Map.of("content-type", value));
    return new Evidence(digest, provider, receivedAt, type.orElse(Map.of()), body);
  }

  @Override
  public String toString() {
    return "Delivery[" + body + ", nothing proved]";
  }
}

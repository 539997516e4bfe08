package guitai.provider;

import guitai.bytes.Bytes;
import guitai.payment.Evidence;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Bytes and headers that somebody posted, in which nothing is true yet.
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

  /// The exact bytes of it.
  ///
  /// @throws Forged where they are more than any notification has
  public byte[] bounded() throws Forged {
    if (body.size() > Evidence.LIMIT) {
      throw new Forged("larger than any notification");
    }
    return body.toArray();
  }

  /// As it is kept where no header takes part in its proof.
  public Evidence evidence(String provider, String digest) {
    var type = header("content-type").map(value -> Map.of("content-type", value));
    return new Evidence(digest, provider, receivedAt, type.orElse(Map.of()), body);
  }

  @Override
  public String toString() {
    return "Delivery[" + body + ", nothing proved]";
  }
}

package guitai.payment;

import guitai.bytes.Bytes;
import java.time.Instant;
import java.util.Map;

/// Evidence (凭证原文): a verified delivery as it came, its bytes and the headers that prove them. It
/// holds personal data, so it is stored apart from its order, encrypted, and can be erased.
///
/// @param digest SHA-256 of what was signed, lower-case hex: its name, and the only part of it that
///   its order stores
public record Evidence(
    String digest, String provider, Instant receivedAt, Map<String, String> headers, Bytes body) {
  /// A larger delivery is refused before it is read; in bytes.
  public static final int LIMIT = 64 * 1024;

  public Evidence {
    headers = Map.copyOf(headers);
  }

  /// The source of the facts that are recorded from this delivery.
  public Source.Delivery source() {
    return new Source.Delivery(digest);
  }

  @Override
  public String toString() {
    return "Evidence[" + digest + "]";
  }
}

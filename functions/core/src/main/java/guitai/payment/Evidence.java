package guitai.payment;

import guitai.bytes.Bytes;
import java.time.Instant;
import java.util.Map;

/// A believed delivery as it came: the bytes that were verified and the headers that prove them.
/// Holds personal data, so it is kept apart from its order, encrypted, and can be erased.
///
/// @param digest SHA-256 of what was signed, lower-case hex: its name, and all its order keeps of
///   it
public record Evidence(
    String digest, String provider, Instant receivedAt, Map<String, String> headers, Bytes body) {
  /// A larger delivery is refused before it is read; in bytes.
  public static final int LIMIT = 64 * 1024;

  public Evidence {
    headers = Map.copyOf(headers);
  }

  /// As the source of what is recorded on it.
  public Source.Delivery source() {
    return new Source.Delivery(digest);
  }

  @Override
  public String toString() {
    return "Evidence[" + digest + "]";
  }
}

package guitai.sandbox.http;

import guitai.bytes.Bytes;
import java.util.Map;
import java.util.Optional;

/// A request as it arrived.
///
/// @param path raw, as on the wire
/// @param query raw, as on the wire, without its question mark
/// @param headers by lower-case name; repeated ones joined with a comma
public record Request(
    String method,
    String path,
    Optional<String> query,
    Map<String, String> headers,
    Bytes body,
    String remoteAddress) {
  public Request {
    headers = Map.copyOf(headers);
  }

  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /// Path and query as a client signs them.
  public String target() {
    return query.map(text -> path + "?" + text).orElse(path);
  }
}

package guitai.sandbox.http;

import guitai.bytes.Bytes;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An answer; header names go out as they are written.
///
/// @param cookies each a `Set-Cookie` header of its own
public record Response(int status, Map<String, String> headers, List<String> cookies, Bytes body) {
  public Response {
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    cookies = List.copyOf(cookies);
  }

  public Response(int status, Map<String, String> headers, Bytes body) {
    this(status, headers, List.of(), body);
  }

  public static Response of(int status, String contentType, String text) {
    return new Response(status, Map.of("Content-Type", contentType), Bytes.utf8(text));
  }

  public static Response json(int status, String text) {
    return of(status, "application/json; charset=utf-8", text);
  }

  public static Response empty(int status) {
    return new Response(status, Map.of(), Bytes.utf8(""));
  }

  public Response with(Map<String, String> more) {
    var all = new TreeMap<>(headers);
    all.putAll(more);
    return new Response(status, all, cookies, body);
  }
}

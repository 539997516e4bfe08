package guitai.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// Reads query strings; a name given several times has its values joined by commas.
public final class QueryString {
  private QueryString() {}

  public static Map<String, String> parse(String raw) {
    var parameters = new TreeMap<String, String>();
    for (var part : raw.split("&", -1)) {
      if (!part.isEmpty()) {
        var pair = part.split("=", 2);
        var value = pair.length == 2 ? decode(pair[1]) : "";
        parameters.merge(decode(pair[0]), value, (first, next) -> first + "," + next);
      }
    }
    return parameters;
  }

  /// What isn't percent-encoding stays as it came.
  private static String decode(String raw) {
    try {
      return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return raw;
    }
  }
}

package guitai.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A path as a route writes it: `/orders/{id}`. A literal segment is more specific than a
/// parameter, from left to right.
public record PathTemplate(String text) {
  static final Comparator<PathTemplate> MOST_SPECIFIC_FIRST =
      Comparator.comparing(template -> template.text.replace('{', '\uffff'));

  public PathTemplate {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with a slash: " + text);
    }
  }

  /// The decoded parameters where the raw path fits.
  public Optional<Map<String, String>> match(String rawPath) {
    var wanted = segments(text);
    var actual = segments(rawPath);
    if (wanted.size() != actual.size()) {
      return Optional.empty();
    }
    var parameters = new LinkedHashMap<String, String>();
    for (int i = 0; i < wanted.size(); i++) {
      var segment = wanted.get(i);
      if (segment.startsWith("{") && !actual.get(i).isEmpty()) {
        parameters.put(segment.substring(1, segment.length() - 1), decode(actual.get(i)));
      } else if (!segment.equals(actual.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }

  /// Decodes percent-encoding and leaves everything else as it came; in a path a plus is a plus.
  static String decode(String raw) {
    try {
      return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return raw;
    }
  }
}

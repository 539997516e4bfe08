package guitai.sandbox.appstore;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Query parameters, in which names may repeat.
record Query(Map<String, List<String>> values) {
  static Query of(Optional<String> raw) {
    var values = new HashMap<String, List<String>>();
    for (var pair : raw.orElse("").split("&", -1)) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        values
            .computeIfAbsent(decoded(pair.substring(0, equals)), _ -> new ArrayList<>())
            .add(decoded(pair.substring(equals + 1)));
      }
    }
    return new Query(values);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /// Milliseconds since 1970; empty if the parameter is absent.
  ///
  /// @param code of the error if it is no timestamp
  Optional<Long> time(String name, long code) {
    return first(name)
        .map(text -> {
          if (!text.matches("[0-9]{1,15}")) {
            throw ApiError.invalid(code, "The " + name + " is not a timestamp.");
          }
          return Long.parseLong(text);
        });
  }
}

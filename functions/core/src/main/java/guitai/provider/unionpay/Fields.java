package guitai.provider.unionpay;

import guitai.provider.Forged;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A message's parameters by name, none of them empty, in the order in which they are signed. The
/// values are never printed: among them are card numbers.
final class Fields {
  static final String SIGNATURE = "signature";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,64}");

  private final SortedMap<String, String> values;

  private Fields(SortedMap<String, String> values) {
    this.values = values;
  }

  /// The fields of a message to UnionPay: trimmed, and without the empty ones.
  static Fields of(Map<String, String> values) {
    var present = new TreeMap<String, String>();
    values.forEach((name, value) -> {
      if (!value.isBlank()) {
        present.put(name, value.strip());
      }
    });
    return new Fields(present);
  }

  /// The fields of a message from UnionPay, unchanged, without the empty ones, which UnionPay
  /// doesn't sign.
  ///
  /// @throws Forged where a name is malformed or occurs twice
  static Fields received(Iterable<Map.Entry<String, String>> pairs) throws Forged {
    var seen = new TreeMap<String, String>();
    for (var pair : pairs) {
      if (!NAME.matcher(pair.getKey()).matches()) {
        throw new Forged("a field of an odd name");
      }
      if (seen.put(pair.getKey(), pair.getValue()) != null) {
        throw new Forged("a field twice");
      }
    }
    seen.values().removeIf(String::isEmpty);
    return new Fields(seen);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  boolean says(String name, String value) {
    return value.equals(values.get(name));
  }

  /// Whether the pattern occurs in any value.
  boolean hold(Pattern pattern) {
    return values.values().stream().anyMatch(value -> pattern.matcher(value).find());
  }

  Fields with(String name, String value) {
    var more = new TreeMap<>(values);
    more.put(name, value);
    return new Fields(more);
  }

  /// The text that is signed: all fields but the signature, the values unencoded.
  String signedText() {
    return values.entrySet().stream()
        .filter(field -> !field.getKey().equals(SIGNATURE))
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining("&"));
  }

  /// The form-encoded body of a POST.
  String form() {
    return values.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public String toString() {
    return "Fields" + values.keySet();
  }
}

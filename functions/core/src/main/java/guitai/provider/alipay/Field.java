package guitai.provider.alipay;

import guitai.json.MalformedJson;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;

/// Fields of JSON whose presence and types nobody guarantees.
final class Field {
  private Field() {}

  /// Empty where the field is missing, empty or no text.
  static Optional<String> text(JsonObject json, String name) {
    return json.get(name) instanceof JsonString text && !text.getString().isEmpty()
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  /// A text of one of our own documents; what is wrong is said without what is in it.
  static String required(JsonObject json, String name) {
    return text(json, name)
        .orElseThrow(() -> new MalformedJson("the document has no text '" + name + "'"));
  }
}

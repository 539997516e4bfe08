package guitai.provider.appstore;

import guitai.json.MalformedJson;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Optional;

/// Fields of the App Store's JSON, whose presence and types nobody guarantees.
final class Field {
  /// Times lie within the years 1970 to 9999, in milliseconds.
  private static final long LAST = 253_402_300_799_999L;

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

  static Optional<JsonObject> object(JsonObject json, String name) {
    return json.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }

  /// Empty where the field is no integer of 64 bits.
  static Optional<Long> number(JsonObject json, String name) {
    try {
      return json.get(name) instanceof JsonNumber number
          ? Optional.of(number.longValueExact())
          : Optional.empty();
    } catch (ArithmeticException _) {
      return Optional.empty();
    }
  }

  /// Of milliseconds since 1970; empty where the field is none.
  static Optional<Instant> time(JsonObject json, String name) {
    return number(json, name)
        .filter(millis -> millis >= 0 && millis <= LAST)
        .map(Instant::ofEpochMilli);
  }

  static boolean flag(JsonObject json, String name) {
    return JsonValue.TRUE.equals(json.get(name));
  }
}

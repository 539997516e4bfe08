package guitai.json;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/// Fields of JSON that comes from outside: each may be missing or of another type.
public final class Field {
  private static final int DIGITS = 18;

  /// Times lie within the years 1970 to 9999, in milliseconds.
  private static final long LAST = 253_402_300_799_999L;

  private Field() {}

  /// Empty where the field is missing, empty or no text.
  public static Optional<String> text(JsonObject json, String name) {
    return json.get(name) instanceof JsonString text && !text.getString().isEmpty()
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  /// A text of one of our own documents. The exception names the field and never its content.
  public static String required(JsonObject json, String name) {
    return text(json, name)
        .orElseThrow(() -> new MalformedJson("the document has no text '" + name + "'"));
  }

  public static Optional<JsonObject> object(JsonObject json, String name) {
    return json.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }

  public static boolean flag(JsonObject json, String name) {
    return JsonValue.TRUE.equals(json.get(name));
  }

  /// Empty where the field is no integer of 64 bits.
  public static Optional<Long> number(JsonObject json, String name) {
    try {
      return json.get(name) instanceof JsonNumber number
          ? Optional.of(number.longValueExact())
          : Optional.empty();
    } catch (ArithmeticException _) {
      return Optional.empty();
    }
  }

  /// Empty where the field is anything but plain digits: no sign, fraction or exponent.
  public static OptionalLong digits(JsonObject json, String name) {
    if (json.get(name) instanceof JsonNumber number) {
      var text = number.toString();
      if (text.length() <= DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return OptionalLong.of(Long.parseLong(text));
      }
    }
    return OptionalLong.empty();
  }

  /// Empty where the field is no time as RFC 3339 writes it.
  public static Optional<Instant> time(JsonObject json, String name) {
    try {
      return text(json, name).map(time -> OffsetDateTime.parse(time).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Of milliseconds since 1970; empty where the field is none.
  public static Optional<Instant> millis(JsonObject json, String name) {
    return number(json, name)
        .filter(millis -> millis >= 0 && millis <= LAST)
        .map(Instant::ofEpochMilli);
  }
}

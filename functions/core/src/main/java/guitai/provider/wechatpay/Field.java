package guitai.provider.wechatpay;

import guitai.json.MalformedJson;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/// Fields of WeChat Pay's JSON, whose presence and types nobody guarantees.
final class Field {
  private static final int DIGITS = 18;

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

  /// Empty where the field is no time as RFC 3339 writes it.
  static Optional<Instant> time(JsonObject json, String name) {
    try {
      return text(json, name).map(time -> OffsetDateTime.parse(time).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Empty where the field is anything but plain digits: no sign, fraction or exponent.
  static OptionalLong digits(JsonObject json, String name) {
    if (json.get(name) instanceof JsonNumber number) {
      var text = number.toString();
      if (text.length() <= DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return OptionalLong.of(Long.parseLong(text));
      }
    }
    return OptionalLong.empty();
  }
}

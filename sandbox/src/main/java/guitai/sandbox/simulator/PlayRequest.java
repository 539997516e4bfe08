package guitai.sandbox.simulator;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.json.MalformedJson;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;

/// A request to the control routes: a JSON object in which every field is known, of its type and
/// within its limits; other requests are refused.
public record PlayRequest(String name, JsonObject json) {
  /// In bytes.
  public static final int LIMIT = 16 * 1024;

  public static PlayRequest of(Bytes body, Set<String> fields) {
    if (body.size() > LIMIT) {
      throw Refusal.of(413, "too-large", "The body has more than " + LIMIT + " bytes.");
    }
    try {
      return new PlayRequest("", Json.parse(body.toArray())).only(fields);
    } catch (MalformedJson e) {
      throw malformed("The body is " + e.getMessage() + ".");
    }
  }

  /// Itself; refused if a field isn't one of these.
  public PlayRequest only(Set<String> fields) {
    for (var field : json.keySet()) {
      if (!fields.contains(field)) {
        throw malformed("Unknown field: " + name + field + ".");
      }
    }
    return this;
  }

  public Optional<String> text(String field) {
    return switch (json.get(field)) {
      case null -> Optional.empty();
      case JsonString text -> Optional.of(text.getString());
      default -> throw malformed(name + field + " is a string.");
    };
  }

  public String requiredText(String field) {
    return text(field).orElseThrow(() -> malformed(name + field + " is missing."));
  }

  public Optional<Long> number(String field, long least, long most) {
    var value = json.get(field);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonNumber number && number.isIntegral()) {
      var exact = number.bigIntegerValue();
      if (exact.bitLength() < 64 && exact.longValue() >= least && exact.longValue() <= most) {
        return Optional.of(exact.longValue());
      }
    }
    throw malformed(name + field + " is a whole number from " + least + " to " + most + ".");
  }

  public boolean flag(String field) {
    var value = json.getOrDefault(field, JsonValue.FALSE);
    if (value.equals(JsonValue.TRUE) || value.equals(JsonValue.FALSE)) {
      return value.equals(JsonValue.TRUE);
    }
    throw malformed(name + field + " is true or false.");
  }

  public Optional<PlayRequest> object(String field, Set<String> fields) {
    return switch (json.get(field)) {
      case null -> Optional.empty();
      case JsonObject object ->
          Optional.of(new PlayRequest(name + field + ".", object).only(fields));
      default -> throw malformed(name + field + " is an object.");
    };
  }

  public static Refusal malformed(String detail) {
    return Refusal.of(400, "malformed", detail);
  }
}

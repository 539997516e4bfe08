package guitai.local.gateway;

import guitai.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.stream.Collectors;

/// A token's claims as a function gets them: every one a string.
final class Claims {
  private Claims() {}

  static JsonObject asStrings(JsonObject claims) {
    var strings = Json.object();
    claims.forEach((name, value) -> strings.add(name, asString(value)));
    return strings.build();
  }

  private static String asString(JsonValue value) {
    return switch (value) {
      case JsonString string -> string.getString();
      case JsonArray array ->
          array.stream().map(Claims::asString).collect(Collectors.joining(" ", "[", "]"));
      default -> value.toString();
    };
  }
}

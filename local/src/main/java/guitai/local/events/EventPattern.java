package guitai.local.events;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/// An event pattern of rules, pipes and event source mappings: each leaf lists the values that
/// match, and of a list in the event one value has to match. Of the operators it supports only
/// `exists`.
///
/// @see <a
///   href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html">event
///   patterns</a>
public record EventPattern(JsonObject pattern) {
  public boolean matches(JsonObject event) {
    return matches(pattern, event);
  }

  private static boolean matches(JsonObject pattern, JsonValue event) {
    return event instanceof JsonObject object
        && pattern.entrySet().stream()
            .allMatch(entry ->
                matches(entry.getValue(), object.getOrDefault(entry.getKey(), JsonValue.NULL)));
  }

  private static boolean matches(JsonValue wanted, JsonValue found) {
    return switch (wanted) {
      case JsonObject inner -> matches(inner, found);
      case JsonArray values -> values.stream().anyMatch(value -> admits(value, found));
      default -> throw new IllegalArgumentException("a pattern's leaf is a list");
    };
  }

  private static boolean admits(JsonValue wanted, JsonValue found) {
    var values = found instanceof JsonArray array ? List.copyOf(array) : List.of(found);
    return wanted instanceof JsonObject operator
        ? operator.getBoolean("exists") == values.stream().anyMatch(v -> !v.equals(JsonValue.NULL))
        : values.contains(wanted);
  }
}

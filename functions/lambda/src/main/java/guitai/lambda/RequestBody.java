package guitai.lambda;

import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.problem.Problem;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// What all requests that change something share: an idempotency key (幂等键), and a body in which an
/// unknown field is refused.
final class RequestBody {
  /// In bytes.
  static final int LIMIT = 16 * 1024;

  private static final int KEY_LIMIT = 255;

  private RequestBody() {}

  static String idempotencyKey(HttpRequest request) {
    var key =
        request
            .header("idempotency-key")
            .orElseThrow(() ->
                Problem.of(
                    400,
                    "idempotency-key-required",
                    "Send an Idempotency-Key header, a new one for each order, attempt or"
                        + " refund."));
    if (!visible(key, KEY_LIMIT)) {
      throw Problem.of(
          400,
          "idempotency-key-invalid",
          "An Idempotency-Key is 1 to 255 visible ASCII characters.");
    }
    return key;
  }

  static JsonObject of(HttpRequest request) {
    var body = request.body();
    if (body.size() > LIMIT) {
      throw Problem.of(413, "body-too-large", "The body is larger than 16 KB.");
    }
    try {
      return Json.parse(body.toArray());
    } catch (MalformedJson e) {
      throw Problem.of(400, "malformed-json", "The body is " + e.getMessage() + ".");
    }
  }

  static void requireOnly(JsonObject body, Set<String> known) {
    requireOnly(body, "The body", known);
  }

  /// @param name of the object in the body
  static void requireOnly(JsonObject json, String name, Set<String> known) {
    json.keySet().stream()
        .filter(field -> !known.contains(field))
        .findFirst()
        .ifPresent(_ -> {
          throw Problem.of(
              400,
              "unknown-field",
              name + " has a field other than " + known.stream().sorted().toList() + ".");
        });
  }

  /// A field with text for people.
  ///
  /// @param limit in bytes of UTF-8
  static String text(JsonObject json, String field, int limit) {
    if (json.get(field) instanceof JsonString text && readable(text.getString(), limit)) {
      return text.getString();
    }
    throw invalid(field, "is not 1 to " + limit + " bytes of text without control characters");
  }

  /// Text for people, without control characters.
  ///
  /// @param limit in bytes of UTF-8
  static boolean readable(String text, int limit) {
    return !text.isBlank()
        && StandardCharsets.UTF_8.newEncoder().canEncode(text)
        && text.getBytes(StandardCharsets.UTF_8).length <= limit
        && text.chars().noneMatch(Character::isISOControl);
  }

  static boolean visible(String text, int limit) {
    return !text.isEmpty()
        && text.length() <= limit
        && text.chars().allMatch(character -> character > 0x20 && character < 0x7f);
  }

  static Problem invalid(String field, String why) {
    return Problem.of(400, "invalid-field", "The field " + field + " " + why + ".");
  }
}

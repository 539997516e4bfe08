package guitai.local.events;

import guitai.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A pipe's input template: a text in which `<$.path>` stands for the value at that path.
///
/// @see <a
///   href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-input-transformation.html">input
///   transformation</a>
record InputTemplate(String text) {
  private static final Pattern PLACE = Pattern.compile("<\\$\\.([A-Za-z0-9_.]+)>");

  JsonObject of(JsonObject record) {
    return Json.parse(
        PLACE
            .matcher(text)
            .replaceAll(
                place -> Matcher.quoteReplacement(value(record, place.group(1)).toString())));
  }

  /// The value at the path; an empty text where there is none.
  private static JsonValue value(JsonObject record, String path) {
    JsonValue value = record;
    for (var name : Arrays.asList(path.split("\\.", -1))) {
      value =
          value instanceof JsonObject object
              ? object.getOrDefault(name, Json.string(""))
              : Json.string("");
    }
    return value;
  }
}

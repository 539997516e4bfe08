package guitai.journeys;

import guitai.json.Json;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/// The common form of two documents of different days: each instant, provider's number, signature
/// and address is replaced by the name of its form; all else stays.
final class Form {
  private static final Map<String, String> FORMS = new LinkedHashMap<>();

  static {
    FORMS.put("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+", "<jws>");
    FORMS.put("\\b[a-z]+://[^\\s\"']+", "<address>");
    FORMS.put("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "<instant>");
    FORMS.put("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b", "<uuid>");
    FORMS.put("\\d{4}-\\d\\d-\\d\\d", "<day>");
    FORMS.put("\\b[0-9A-Z]{26}(\\d\\d|R\\d+)?\\b", "<order>");
    FORMS.put("\\b\\d{10,}\\b", "<number>");
    FORMS.put("\\b[0-9a-f]{6,}\\b", "<hex>");
    FORMS.put("[A-Za-z0-9+/_-]{24,}={0,2}", "<base64>");
  }

  private Form() {}

  static JsonValue of(JsonValue value) {
    return switch (value.getValueType()) {
      case OBJECT -> {
        var object = Json.object();
        value.asJsonObject().forEach((name, child) -> object.add(name, of(child)));
        yield object.build();
      }
      case ARRAY -> {
        var array = Json.array();
        value.asJsonArray().forEach(child -> array.add(of(child)));
        yield array.build();
      }
      case STRING -> Json.string(of(((JsonString) value).getString()));
      case NUMBER, TRUE, FALSE, NULL -> value;
    };
  }

  private static String of(String text) {
    var form = text;
    for (var each : FORMS.entrySet()) {
      form = form.replaceAll(each.getKey(), each.getValue());
    }
    return form;
  }
}

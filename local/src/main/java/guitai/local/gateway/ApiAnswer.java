package guitai.local.gateway;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.sandbox.http.Response;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a function's answer of payload format 2.0.
public final class ApiAnswer {
  private ApiAnswer() {}

  /// Empty where it is malformed.
  public static Optional<Response> read(byte[] answer) {
    try {
      return Optional.of(read(Json.parse(answer)));
    } catch (MalformedJson | ClassCastException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Without a status, API Gateway takes the whole for the body of a 200.
  private static Response read(JsonObject json) {
    return json.containsKey("statusCode")
        ? new Response(status(json), headers(json), cookies(json), body(json))
        : Response.json(200, json.toString());
  }

  private static int status(JsonObject json) {
    int status = json.getInt("statusCode");
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("not a final status: " + status);
    }
    return status;
  }

  private static Map<String, String> headers(JsonObject json) {
    var headers = new HashMap<String, String>();
    if (json.get("headers") instanceof JsonObject given) {
      given.forEach((name, value) -> headers.put(name, text(value)));
    }
    if (headers.keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
      headers.put("content-type", "text/plain;charset=UTF-8");
    }
    return headers;
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }

  private static List<String> cookies(JsonObject json) {
    return json.containsKey("cookies")
        ? json.getJsonArray("cookies").getValuesAs(JsonString::getString)
        : List.of();
  }

  private static Bytes body(JsonObject json) {
    var body = json.getString("body", "");
    return json.getBoolean("isBase64Encoded", false)
        ? Bytes.of(Base64.getDecoder().decode(body))
        : Bytes.utf8(body);
  }
}

package guitai.journeys.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import guitai.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// `openapi.yaml` as JSON.
public record OpenApi(JsonObject json) {

  public static OpenApi read() throws IOException {
    var yaml = Files.readString(Repository.ROOT.resolve("openapi.yaml"));
    var root = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return new OpenApi(value(Optional.ofNullable(root)).asJsonObject());
  }

  /// By route: `GET /orders/{id}`.
  public Map<String, JsonObject> operations() {
    var operations = new TreeMap<String, JsonObject>();
    json.getJsonObject("paths")
        .forEach((path, item) ->
            item.asJsonObject()
                .forEach((verb, operation) ->
                    operations.put(
                        verb.toUpperCase(Locale.ROOT) + " " + path, operation.asJsonObject())));
    return operations;
  }

  public JsonObject operation(String route) {
    return Optional.ofNullable(operations().get(route)).orElseThrow();
  }

  /// All components of a kind, by name.
  public JsonObject components(String kind) {
    return json.getJsonObject("components").getJsonObject(kind);
  }

  /// The object itself, or the one that it refers to.
  public JsonObject resolved(JsonObject object) {
    return object.containsKey("$ref")
        ? json.getValue(object.getString("$ref").substring(1)).asJsonObject()
        : object;
  }

  public JsonObject response(String route, int status) {
    var responses = operation(route).getJsonObject("responses");
    assertThat(responses.keySet()).as(route).contains("" + status);
    return resolved(responses.getJsonObject("" + status));
  }

  /// The possible bodies of a request or an answer, by media type.
  public JsonObject content(JsonObject body) {
    return Optional.ofNullable(body.getJsonObject("content")).orElse(JsonValue.EMPTY_JSON_OBJECT);
  }

  public JsonValue example(String name) {
    return components("examples").getValue("/" + name + "/value");
  }

  /// Validates a body by a schema of this document.
  public void requireValid(JsonValue body, JsonObject schema, String where) {
    var whole =
        Json.object()
            .add("$schema", "https://json-schema.org/draft/2020-12/schema")
            .add("$ref", "#/body")
            .add("body", schema)
            .add("components", json.getJsonObject("components"))
            .build();
    var found =
        new ValidatorFactory()
            .withJsonNodeFactory(new JakartaJsonNode.Factory())
            .validate(whole, body);
    assertThat(found.getErrors().stream().map(e -> e.getInstanceLocation() + " " + e.getError()))
        .as(where + ": " + body)
        .isEmpty();
  }

  private static JsonValue value(Object node) {
    return switch (node) {
      case Optional<?> present -> present.<JsonValue>map(OpenApi::value).orElse(JsonValue.NULL);
      case Map<?, ?> map -> {
        var object = Json.object();
        map.forEach(
            (name, child) -> object.add(String.valueOf(name), value(Optional.ofNullable(child))));
        yield object.build();
      }
      case List<?> list -> {
        var array = Json.array();
        list.forEach(child -> array.add(value(Optional.ofNullable(child))));
        yield array.build();
      }
      case Boolean truth -> truth ? JsonValue.TRUE : JsonValue.FALSE;
      case Number number -> Json.parse("{\"n\":" + number + "}").getJsonNumber("n");
      default -> Json.string(node.toString());
    };
  }
}

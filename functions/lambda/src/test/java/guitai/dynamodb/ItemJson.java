package guitai.dynamodb;

import guitai.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items as texts, in DynamoDB's own JSON with the attributes in the order of their names.
final class ItemJson {
  private ItemJson() {}

  static String write(Map<String, AttributeValue> item) {
    return object(item).toString();
  }

  private static JsonObject object(Map<String, AttributeValue> item) {
    var json = Json.object();
    new TreeMap<>(item).forEach((name, value) -> json.add(name, value(value)));
    return json.build();
  }

  private static JsonObject value(AttributeValue value) {
    var json = Json.object();
    return switch (value.type()) {
      case S -> json.add("S", value.s()).build();
      case N -> json.add("N", value.n()).build();
      case BOOL -> json.add("BOOL", value.bool()).build();
      case B -> json.add("B", base64(value)).build();
      case M -> json.add("M", object(value.m())).build();
      case L -> {
        var all = Json.array();
        value.l().forEach(each -> all.add(value(each)));
        yield json.add("L", all).build();
      }
      case SS -> {
        var all = Json.array();
        value.ss().forEach(all::add);
        yield json.add("SS", all).build();
      }
      case NS, BS, NUL, UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("never stored");
    };
  }

  private static String base64(AttributeValue value) {
    return Base64.getEncoder().encodeToString(value.b().asByteArray());
  }

  static Map<String, AttributeValue> read(String text) {
    return item(Json.parse(text));
  }

  private static Map<String, AttributeValue> item(JsonObject json) {
    var item = new HashMap<String, AttributeValue>();
    json.forEach((name, value) -> item.put(name, attribute((JsonObject) value)));
    return item;
  }

  private static AttributeValue attribute(JsonObject json) {
    var typed = json.entrySet().iterator().next();
    var value = AttributeValue.builder();
    return switch (typed.getValue()) {
      case JsonString text when typed.getKey().equals("S") -> Values.text(text.getString());
      case JsonString text when typed.getKey().equals("N") -> value.n(text.getString()).build();
      case JsonString text -> Values.bytes(Base64.getDecoder().decode(text.getString()));
      case JsonObject object -> value.m(item(object)).build();
      case JsonArray array when typed.getKey().equals("SS") ->
          value.ss(array.getValuesAs(JsonString::getString)).build();
      case JsonArray array ->
          value
              .l(array.getValuesAs(JsonObject.class).stream().map(ItemJson::attribute).toList())
              .build();
      case JsonNumber number -> throw new IllegalStateException("a bare number: " + number);
      case JsonValue flag -> Values.flag(flag.equals(JsonValue.TRUE));
    };
  }
}

package guitai.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Reads and writes JSON through one cached provider (finding it anew at each call costs five times
/// as much).
public final class Json {
  private static final JsonProvider PROVIDER = JsonProvider.provider();
  private static final JsonBuilderFactory BUILDERS = PROVIDER.createBuilderFactory(Map.of());
  private static final JsonParserFactory PARSERS = PROVIDER.createParserFactory(Map.of());

  /// Builds what is parsed; refuses a name that comes twice.
  private static final JsonBuilderFactory TREES =
      PROVIDER.createBuilderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

  private Json() {}

  public static JsonObjectBuilder object() {
    return BUILDERS.createObjectBuilder();
  }

  public static JsonArrayBuilder array() {
    return BUILDERS.createArrayBuilder();
  }

  public static JsonValue string(String text) {
    return PROVIDER.createValue(text);
  }

  /// One JSON object and nothing after it, without duplicate names. The provider's own reader stops
  /// at the object's end, and its parser lets names repeat: what it parses is put together here, in
  /// one pass.
  ///
  /// @throws MalformedJson where the text is anything else
  public static JsonObject parse(String text) {
    try (var parser = PARSERS.createParser(new StringReader(text))) {
      if (parser.next() == Event.START_OBJECT) {
        var object = object(parser);
        if (!parser.hasNext()) { // reads what follows
          return object;
        }
      }
    } catch (RuntimeException e) { // for deep nesting Parsson throws only this
      throw new MalformedJson("not one JSON object without duplicate names", e);
    }
    throw new MalformedJson("not one JSON object without duplicate names");
  }

  private static JsonObject object(JsonParser parser) {
    var object = TREES.createObjectBuilder();
    while (parser.next() != Event.END_OBJECT) {
      var name = parser.getString();
      object.add(name, value(parser, parser.next()));
    }
    return object.build();
  }

  private static JsonArray array(JsonParser parser) {
    var array = TREES.createArrayBuilder();
    for (var event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
      array.add(value(parser, event));
    }
    return array.build();
  }

  private static JsonValue value(JsonParser parser, Event event) {
    return switch (event) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING, VALUE_NUMBER, VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> parser.getValue();
      case KEY_NAME, END_OBJECT, END_ARRAY ->
          throw new IllegalStateException("no value begins with " + event);
    };
  }

  /// As [#parse(String)], from bytes that must be UTF-8.
  public static JsonObject parse(byte[] utf8) {
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      throw new MalformedJson("not UTF-8", e);
    }
  }
}

package guitai.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Reads and writes JSON through one cached provider (looking it up at each call costs five times
/// as much).
public final class Json {
  private static final JsonProvider PROVIDER = JsonProvider.provider();
  private static final JsonBuilderFactory BUILDERS = PROVIDER.createBuilderFactory(Map.of());
  private static final JsonParserFactory PARSERS = PROVIDER.createParserFactory(Map.of());
  private static final JsonReaderFactory READERS =
      PROVIDER.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

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

  /// One JSON object and nothing after it, without duplicate names. A reader stops at the object's
  /// end, a parser lets names repeat: it takes both.
  ///
  /// @throws MalformedJson where the text is anything else
  public static JsonObject parse(String text) {
    try (var parser = PARSERS.createParser(new StringReader(text));
        var reader = READERS.createReader(new StringReader(text))) {
      while (parser.hasNext()) {
        parser.next();
      }
      return reader.readObject();
    } catch (RuntimeException e) { // Parsson says of deep nesting no more than this
      throw new MalformedJson("not one JSON object without duplicate names", e);
    }
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

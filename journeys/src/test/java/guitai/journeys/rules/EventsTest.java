package guitai.journeys.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import guitai.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The event files have the form that AWS sends; its own event classes are the oracle.
class EventsTest {

  static List<Path> http() throws IOException {
    var others = List.of("GrantEntitlement-", "SendRefund-", "RecoverPayments-", "ReconcileBills-");
    return Events.files(file -> others.stream().noneMatch(file::startsWith));
  }

  static List<Path> stream() throws IOException {
    return Events.files(file -> file.startsWith("GrantEntitlement-"));
  }

  @ParameterizedTest
  @MethodSource("http")
  void a_request_holds_what_api_gateways_event_class_holds_and_nothing_else(Path file)
      throws IOException {
    assertThat(through(APIGatewayV2HTTPEvent.class, file))
        .isEqualTo(withoutNulls(Events.json(file)));
  }

  @ParameterizedTest
  @MethodSource("stream")
  void a_record_holds_what_the_streams_event_class_holds_and_nothing_else(Path file)
      throws IOException {
    assertThat(through(DynamodbEvent.class, file)).isEqualTo(withoutNulls(Events.json(file)));
  }

  static List<Path> queue() throws IOException {
    return Events.files(file -> file.startsWith("SendRefund-"));
  }

  @ParameterizedTest
  @MethodSource("queue")
  void a_message_holds_what_the_queues_event_class_holds_and_nothing_else(Path file)
      throws IOException {
    assertThat(through(SQSEvent.class, file)).isEqualTo(withoutNulls(Events.json(file)));
  }

  @ParameterizedTest
  @MethodSource("http")
  void a_request_agrees_with_itself(Path file) throws IOException {
    var event = Events.json(file);
    var context = event.getJsonObject("requestContext");
    var key = event.getString("routeKey");
    assertThat(context.getString("routeKey")).isEqualTo(key);
    assertThat(key).startsWith(context.getJsonObject("http").getString("method") + " ");
    assertThat(context.getJsonObject("http").getString("path"))
        .isEqualTo(event.getString("rawPath"));
    var path = key.substring(key.indexOf(' ') + 1);
    for (var parameter : parameters(event).entrySet()) {
      path =
          path.replace(
              "{" + parameter.getKey() + "}", ((JsonString) parameter.getValue()).getString());
    }
    assertThat(path).isEqualTo(event.getString("rawPath"));
  }

  @ParameterizedTest
  @MethodSource("http")
  void headers_are_in_lower_case_and_the_length_is_the_bodys(Path file) throws IOException {
    var event = Events.json(file);
    var headers = event.getJsonObject("headers");
    assertThat(headers.keySet())
        .allSatisfy(name -> assertThat(name).isEqualTo(name.toLowerCase(Locale.ROOT)));
    boolean form = headers.getString("content-type", "").contains("form-urlencoded");
    var text = event.getString("body", "");
    var body = form ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
    assertThat(headers.getString("content-length")).isEqualTo("" + body.length);
    assertThat(event.getBoolean("isBase64Encoded")).isEqualTo(form);
  }

  private static JsonObject parameters(JsonObject event) {
    return event.containsKey("pathParameters")
        ? event.getJsonObject("pathParameters")
        : JsonValue.EMPTY_JSON_OBJECT;
  }

  private static <T> JsonValue through(Class<T> type, Path file) throws IOException {
    var serializer = LambdaEventSerializers.serializerFor(type, type.getClassLoader());
    var out = new ByteArrayOutputStream();
    serializer.toJson(serializer.fromJson(Files.readString(file)), out);
    return withoutNulls(Json.parse(out.toByteArray()));
  }

  /// The event classes treat an absent field and a null one alike.
  private static JsonValue withoutNulls(JsonValue value) {
    return switch (value.getValueType()) {
      case OBJECT -> {
        var json = Json.object();
        value
            .asJsonObject()
            .forEach((name, child) -> {
              if (!child.equals(JsonValue.NULL)) {
                json.add(name, withoutNulls(child));
              }
            });
        yield json.build();
      }
      case ARRAY -> {
        var json = Json.array();
        value.asJsonArray().forEach(child -> json.add(withoutNulls(child)));
        yield json.build();
      }
      case NUMBER -> plain((JsonNumber) value);
      case STRING, TRUE, FALSE, NULL -> value;
    };
  }

  /// 1795349410 and 1.79534941E+9 are one number in two notations.
  private static JsonValue plain(JsonNumber number) {
    return Json.array().add(number.bigDecimalValue().stripTrailingZeros()).build().getFirst();
  }
}

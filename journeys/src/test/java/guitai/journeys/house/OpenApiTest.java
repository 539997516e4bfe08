package guitai.journeys.house;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.notification.Outcome;
import guitai.reconciliation.Difference;
import guitai.reconciliation.Difference.Kind;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `openapi.yaml` says what the template routes and the code takes, no more and no less.
class OpenApiTest {
  private static JsonObject api;
  private static Template template;

  @BeforeAll
  static void read() throws IOException {
    api = Template.read("openapi.yaml").json();
    template = Template.read();
  }

  private static Map<String, JsonObject> operations() {
    var operations = new TreeMap<String, JsonObject>();
    api.getJsonObject("paths")
        .forEach((path, item) ->
            item.asJsonObject()
                .forEach((verb, operation) ->
                    operations.put(
                        verb.toUpperCase(Locale.ROOT) + " " + path, operation.asJsonObject())));
    return operations;
  }

  private static JsonObject operation(String route) {
    return Optional.ofNullable(operations().get(route)).orElseThrow();
  }

  private static Map<String, JsonObject> routes() {
    return template.all("AWS::ApiGatewayV2::Route").values().stream()
        .collect(
            Collectors.toMap(
                route -> route.getString("RouteKey"), route -> route, (a, _) -> a, TreeMap::new));
  }

  @Test
  void every_route_is_described_and_every_description_routed() {
    assertThat(operations().keySet()).isEqualTo(routes().keySet());
  }

  @Test
  void an_operation_is_named_after_the_function_that_serves_it() {
    routes()
        .forEach((key, route) -> {
          var target = route.getJsonObject("Target").getString("Fn::Sub");
          var function = target.replaceAll(".*\\$\\{(\\w+)Integration}", "$1");
          assertThat(operation(key).getString("operationId"))
              .as(key)
              .matches(function + "(-[a-z-]+)?");
        });
  }

  @Test
  void what_wants_a_token_says_so() {
    routes()
        .forEach((key, route) -> {
          boolean open = route.getString("AuthorizationType").equals("NONE");
          var operation = operation(key);
          boolean said =
              operation.containsKey("security") && operation.getJsonArray("security").isEmpty();
          assertThat(said).as(key).isEqualTo(open);
        });
  }

  @Test
  void an_orders_fields_methods_and_channels_are_those_the_code_takes() {
    var order = schema("NewOrder");
    assertThat(order.keySet())
        .containsExactlyInAnyOrder(
            "storefront", "product", "method", "channel", "payer", "returnUrl");
    assertThat(words(order.getJsonObject("method")))
        .isEqualTo(Arrays.stream(Method.values()).map(Method::text).toList());
    assertThat(words(order.getJsonObject("channel")))
        .isEqualTo(Arrays.stream(Channel.values()).map(Channel::text).toList());
  }

  @Test
  void the_kinds_and_outcomes_of_a_difference_are_those_that_are_stated() {
    var difference = schema("Difference");
    assertThat(words(difference.getJsonObject("kind")))
        .isEqualTo(Arrays.stream(Kind.values()).map(Kind::text).toList());
    assertThat(words(difference.getJsonObject("outcome")))
        .isEqualTo(
            Arrays.stream(Difference.Outcome.values()).map(Difference.Outcome::text).toList());
  }

  @Test
  void a_replay_answers_with_the_outcomes_of_what_is_taken() {
    var answer =
        operation("POST /notifications/{id}/replay")
            .getValue("/responses/200/content/application~1json/schema/properties/outcome");
    assertThat(words(answer.asJsonObject()))
        .isEqualTo(
            Arrays.stream(Outcome.values()).filter(Outcome::taken).map(Outcome::text).toList());
  }

  private static JsonObject schema(String name) {
    return api.getJsonObject("components")
        .getJsonObject("schemas")
        .getJsonObject(name)
        .getJsonObject("properties");
  }

  private static List<String> words(JsonObject property) {
    JsonArray words = property.getJsonArray("enum");
    return words.getValuesAs(JsonString::getString);
  }
}

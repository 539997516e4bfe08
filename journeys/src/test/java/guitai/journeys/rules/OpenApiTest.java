package guitai.journeys.rules;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.held.HeldKind;
import guitai.held.HeldReason;
import guitai.lambda.QueryParameters;
import guitai.notification.Outcome;
import guitai.payment.ResolutionWay;
import guitai.reconciliation.Difference;
import guitai.reconciliation.Difference.Kind;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `openapi.yaml` describes exactly the template's routes and the fields that the code accepts.
class OpenApiTest {
  private static OpenApi api;
  private static Template template;

  @BeforeAll
  static void read() throws IOException {
    api = OpenApi.read();
    template = Template.read();
  }

  private static Map<String, JsonObject> routes() {
    return template.all("AWS::ApiGatewayV2::Route").values().stream()
        .collect(
            Collectors.toMap(
                route -> route.getString("RouteKey"), route -> route, (a, _) -> a, TreeMap::new));
  }

  @Test
  void every_route_is_described_and_every_description_routed() {
    assertThat(api.operations().keySet()).isEqualTo(routes().keySet());
  }

  @Test
  void an_operation_is_named_after_the_function_that_serves_it() {
    routes()
        .forEach((key, route) -> {
          var target = route.getJsonObject("Target").getString("Fn::Sub");
          var function = target.replaceAll(".*\\$\\{(\\w+)Integration}", "$1");
          assertThat(api.operation(key).getString("operationId"))
              .as(key)
              .matches(function + "(-[a-z-]+)?");
        });
  }

  @Test
  void an_operation_takes_the_query_parameters_of_the_code_and_refuses_others() {
    api.operations()
        .forEach((route, operation) -> {
          assertThat(queryParameters(operation)).as(route).isEqualTo(QueryParameters.of(route));
          assertThat(operation.getJsonObject("responses").containsKey("400"))
              .as(route)
              .isEqualTo(!route.equals("POST /notifications/{provider}"));
        });
  }

  private static Set<String> queryParameters(JsonObject operation) {
    return operation
        .getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY)
        .asJsonArray()
        .getValuesAs(JsonObject.class)
        .stream()
        .map(api::resolved)
        .filter(parameter -> parameter.getString("in").equals("query"))
        .map(parameter -> parameter.getString("name"))
        .collect(Collectors.toSet());
  }

  @Test
  void an_operation_that_needs_a_token_names_it_and_its_scopes() {
    routes()
        .forEach((key, route) -> {
          boolean open = route.getString("AuthorizationType").equals("NONE");
          var operation = api.operation(key);
          var security =
              Optional.ofNullable(operation.getJsonArray("security"))
                  .orElseGet(() -> api.json().getJsonArray("security"));
          assertThat(security).as(key).hasSize(open ? 0 : 1);
          if (!open) {
            var scopes = route.getOrDefault("AuthorizationScopes", JsonValue.EMPTY_JSON_ARRAY);
            assertThat(security.getJsonObject(0).get("token")).as(key).isEqualTo(scopes);
          }
        });
  }

  @Test
  void an_operation_that_needs_a_token_documents_401_and_a_scoped_one_403() {
    routes()
        .forEach((key, route) -> {
          var answers = api.operation(key).getJsonObject("responses").keySet();
          boolean open = route.getString("AuthorizationType").equals("NONE");
          assertThat(answers.contains("401") || open).as(key).isTrue();
          assertThat(answers.contains("403"))
              .as(key)
              .isEqualTo(route.containsKey("AuthorizationScopes"));
        });
  }

  @Test
  void every_operation_has_a_tag_that_is_described_and_every_tag_an_operation() {
    var used = new TreeSet<String>();
    api.operations()
        .forEach((route, operation) -> {
          var tags = operation.getJsonArray("tags").getValuesAs(JsonString::getString);
          assertThat(tags).as(route).hasSize(1);
          used.addAll(tags);
        });
    var described =
        api.json().getJsonArray("tags").getValuesAs(JsonObject.class).stream()
            .filter(tag -> !tag.getString("description").isBlank())
            .map(tag -> tag.getString("name"))
            .toList();
    assertThat(described).containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void every_operation_may_be_limited_may_fail_and_may_have_to_be_repeated() {
    api.operations()
        .keySet()
        .forEach(route -> {
          assertThat(api.response(route, 429).getString("description")).contains("rate limit");
          assertThat(api.response(route, 500).getString("description")).contains("fault");
          assertThat(api.response(route, 503).getString("description")).contains("just now");
        });
  }

  @Test
  void every_body_with_a_schema_has_an_example() {
    api.operations()
        .forEach((route, operation) -> {
          Optional.ofNullable(operation.getJsonObject("requestBody"))
              .ifPresent(body -> assertExamples(route, body));
          var answers = operation.getJsonObject("responses");
          answers
              .keySet()
              .forEach(status ->
                  assertExamples(
                      route + " " + status, api.resolved(answers.getJsonObject(status))));
        });
  }

  private static void assertExamples(String where, JsonObject body) {
    api.content(body)
        .forEach((type, media) ->
            assertThat(media.asJsonObject().containsKey("examples"))
                .as(where + " " + type)
                .isEqualTo(media.asJsonObject().containsKey("schema")));
  }

  @Test
  void a_problem_is_of_a_type_that_is_listed_and_every_type_listed_is_one_of_the_code()
      throws IOException {
    var listed = new TreeSet<String>();
    api.components("schemas")
        .getJsonObject("ProblemType")
        .getJsonArray("oneOf")
        .getValuesAs(JsonObject.class)
        .forEach(type -> {
          var status = type.getString("description").split("\\. ", 2)[0];
          var name = type.getString("const").replaceFirst("^urn:guitai:problem:", "");
          assertThat(listed.add(status + " " + name)).as(name).isTrue();
        });
    assertThat(listed).isEqualTo(ProblemTypes.inCode());
  }

  @Test
  void the_reasons_of_held_payments_are_those_of_the_code() {
    assertThat(constants("HeldReason"))
        .isEqualTo(Arrays.stream(HeldReason.values()).map(HeldReason::text).toList());
    assertThat(words(api.components("schemas").getJsonObject("HeldKind")))
        .isEqualTo(Arrays.stream(HeldKind.values()).map(HeldKind::text).toList());
  }

  @Test
  void the_ways_to_resolve_an_entry_are_those_of_the_code() {
    assertThat(constants("ResolutionKind"))
        .isEqualTo(Arrays.stream(ResolutionWay.values()).map(ResolutionWay::text).toList());
  }

  @Test
  void an_orders_fields_methods_and_channels_are_those_the_code_takes() {
    var order = schema("NewOrder");
    assertThat(order.keySet())
        .containsExactlyInAnyOrder(
            "storefront", "product", "method", "channel", "payer", "returnUrl");
    assertThat(words(api.resolved(order.getJsonObject("method"))))
        .isEqualTo(Arrays.stream(Method.values()).map(Method::text).toList());
    assertThat(words(api.resolved(order.getJsonObject("channel"))))
        .isEqualTo(Arrays.stream(Channel.values()).map(Channel::text).toList());
  }

  @Test
  void the_kinds_and_outcomes_of_a_difference_are_those_of_the_code() {
    var difference = schema("Difference");
    assertThat(words(difference.getJsonObject("kind")))
        .isEqualTo(Arrays.stream(Kind.values()).map(Kind::text).toList());
    assertThat(words(difference.getJsonObject("outcome")))
        .isEqualTo(
            Arrays.stream(Difference.Outcome.values()).map(Difference.Outcome::text).toList());
  }

  @Test
  void a_replay_answers_with_the_outcomes_of_what_is_taken() {
    assertThat(constants("Outcome"))
        .isEqualTo(
            Arrays.stream(Outcome.values()).filter(Outcome::taken).map(Outcome::text).toList());
  }

  private static JsonObject schema(String name) {
    return api.components("schemas").getJsonObject(name).getJsonObject("properties");
  }

  private static List<String> constants(String name) {
    return api
        .components("schemas")
        .getJsonObject(name)
        .getJsonArray("oneOf")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(each -> each.getString("const"))
        .toList();
  }

  private static List<String> words(JsonObject property) {
    JsonArray words = property.getJsonArray("enum");
    return words.getValuesAs(JsonString::getString);
  }
}

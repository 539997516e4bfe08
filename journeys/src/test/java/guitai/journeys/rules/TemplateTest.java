package guitai.journeys.rules;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import guitai.dynamodb.DynamoCertificationPaths;
import guitai.dynamodb.Table;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One name in four places: logical id, handler class, event files, test class.
class TemplateTest {

  private static final Path HANDLERS =
      Repository.ROOT.resolve("functions/lambda/src/main/java/guitai/lambda");

  private final Template template = Template.read();

  TemplateTest() throws IOException {}

  @Test
  void a_function_is_named_as_its_handler_class() {
    template
        .functions()
        .forEach((id, function) -> {
          assertThat(function.getString("Handler")).isEqualTo("guitai.lambda." + id);
          assertThat(HANDLERS.resolve(id + ".java")).exists();
        });
  }

  @Test
  void every_handler_is_deployed() throws IOException {
    try (var files = Files.list(HANDLERS)) {
      var names = files.map(file -> file.getFileName().toString().replace(".java", "")).toList();
      for (var name : names) {
        boolean handler = source(name).contains("implements RequestStreamHandler");
        assertThat(template.functions().containsKey(name)).as(name).isEqualTo(handler);
      }
    }
  }

  @Test
  void functions_and_event_files_name_each_other() throws IOException {
    try (var files = Files.list(Repository.ROOT.resolve("events"))) {
      var prefixes =
          files.map(file -> file.getFileName().toString().split("-", 2)[0]).collect(toSet());
      assertThat(prefixes).isEqualTo(template.functions().keySet());
    }
  }

  @Test
  void every_function_has_a_role_of_its_own() {
    template
        .functions()
        .forEach((id, function) ->
            assertThat(Template.referred(function.getValue("/Role"))).isEqualTo(id + "Role"));
  }

  @Test
  void the_functions_variables_are_those_that_the_wiring_reads() throws IOException {
    var read = new TreeSet<String>();
    for (var reader : readers()) {
      read.addAll(matches("\"([A-Z][A-Z0-9_]+)\"", source(reader)));
    }
    Stream.of(Table.values()).forEach(table -> read.add(table.setting()));
    read.removeIf(name -> name.startsWith("AWS_"));
    var variables = new TreeSet<>(template.globalVariables().keySet());
    variables.remove("JAVA_TOOL_OPTIONS");
    template
        .functions()
        .values()
        .forEach(function -> variables.addAll(Template.variables(function).keySet()));
    assertThat(variables).isEqualTo(read);
  }

  @Test
  void a_function_may_reach_the_tables_and_secrets_in_its_variables_and_no_others() {
    template
        .functions()
        .forEach((id, function) -> {
          var role = template.properties(id + "Role");
          assertThat(granted(role, "secretsmanager:")).isEqualTo(variables(function, "_ARN"));
          assertThat(granted(role, "dynamodb:")).isEqualTo(variables(function, "_TABLE"));
        });
  }

  /// Only RecoverPayments writes the trusted certificates.
  @Test
  void only_recover_payments_may_write_more_of_certificates_than_their_path() {
    var only =
        "{\"ForAllValues:StringEquals\":{\"dynamodb:LeadingKeys\":[\""
            + DynamoCertificationPaths.ITEM
            + "\"]}}";
    var writers = new TreeSet<String>();
    template
        .functions()
        .keySet()
        .forEach(id ->
            statements(template.properties(id + "Role"))
                .filter(statement -> statement.toString().contains("Certificates.Arn"))
                .filter(statement -> writes(statement.getValue("/Action")))
                .forEach(statement -> {
                  writers.add(id);
                  boolean free =
                      id.equals("RecoverPayments") && !statement.containsKey("Condition");
                  if (!free) {
                    assertThat(statement.get("Condition")).as(id).hasToString(only);
                  }
                }));
    assertThat(writers)
        .containsExactly(
            "ClaimPurchase", "ReceiveNotification", "RecoverPayments", "ServeOperator");
  }

  private static boolean writes(JsonValue action) {
    return many(action)
        .anyMatch(
            each -> each.toString().matches("\"dynamodb:(Put|Update|Delete|BatchWrite)Item\""));
  }

  @Test
  void send_refund_knows_the_same_providers_as_recover_payments() {
    assertThat(providers("SendRefund")).isNotEmpty().isEqualTo(providers("RecoverPayments"));
  }

  /// Each provider has a wiring of its own.
  private static List<String> readers() throws IOException {
    try (var files = Files.list(HANDLERS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.equals("Settings.java") || name.endsWith("Wiring.java"))
          .map(name -> name.replace(".java", ""))
          .toList();
    }
  }

  private Set<String> providers(String function) {
    return Template.variables(template.properties(function)).keySet().stream()
        .filter(name -> name.matches("(WECHAT_PAY|ALIPAY|UNION_PAY|APPLE_PAY)_.*"))
        .filter(name -> !name.endsWith("_NOTIFICATION_ARN")) // opens what providers send
        .collect(toSet());
  }

  @Test
  void no_role_reaches_everything() {
    template
        .all("AWS::IAM::Role")
        .forEach(
            (id, role) -> assertThat(role.toString()).as(id).doesNotContain("\"Resource\":\"*\""));
  }

  @Test
  void a_handler_serves_the_routes_that_lead_to_it() throws IOException {
    var routed = routes();
    for (var id : template.functions().keySet()) {
      var served = matches("[\"`]((?:GET|POST) /[^\"`]*)[\"`]", source(id));
      assertThat(served).as(id).isEqualTo(routed.getOrDefault(id, Set.of()));
    }
  }

  @Test
  void only_notifications_the_storefront_and_public_keys_need_no_token() {
    var open =
        template.all("AWS::ApiGatewayV2::Route").values().stream()
            .filter(route -> route.getString("AuthorizationType").equals("NONE"))
            .map(route -> route.getString("RouteKey"));
    assertThat(open)
        .containsExactlyInAnyOrder(
            "POST /notifications/{provider}",
            "GET /storefronts/{storefront}",
            "GET /.well-known/jwks.json");
  }

  @Test
  void operator_routes_are_open_to_operators_only() {
    template
        .all("AWS::ApiGatewayV2::Route")
        .forEach((id, route) -> {
          boolean operator = route.toString().contains("integrations/${ServeOperatorIntegration}");
          assertThat(route.toString().contains("\"AuthorizationScopes\":[\"guitai/operator\"]"))
              .as(id)
              .isEqualTo(operator);
        });
  }

  private Map<String, Set<String>> routes() {
    var routes = new TreeMap<String, Set<String>>();
    for (var route : template.all("AWS::ApiGatewayV2::Route").values()) {
      var target = route.getJsonObject("Target").getString("Fn::Sub");
      var function = matches("integrations/\\$\\{(\\w+)Integration}", target).iterator().next();
      routes.computeIfAbsent(function, _ -> new TreeSet<>()).add(route.getString("RouteKey"));
    }
    return routes;
  }

  private static Set<String> variables(JsonObject function, String suffix) {
    return Template.variables(function).entrySet().stream()
        .filter(variable -> variable.getKey().endsWith(suffix))
        .map(variable -> Template.referred(variable.getValue()))
        .collect(toSet());
  }

  private static Set<String> granted(JsonObject role, String service) {
    return statements(role)
        .filter(statement -> statement.getValue("/Action").toString().contains(service))
        .flatMap(statement -> many(statement.getValue("/Resource")))
        .map(resource -> Template.referred(resource).replaceFirst("^\\$\\{(\\w+).*", "$1"))
        .collect(toSet());
  }

  private static Stream<JsonObject> statements(JsonObject role) {
    return role
        .getJsonArray("Policies")
        .getJsonObject(0)
        .getJsonObject("PolicyDocument")
        .getJsonArray("Statement")
        .getValuesAs(JsonObject.class)
        .stream();
  }

  private static Stream<JsonValue> many(JsonValue value) {
    return value instanceof JsonArray array ? array.stream() : Stream.of(value);
  }

  private static Set<String> matches(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }

  private static String source(String name) throws IOException {
    return Files.readString(HANDLERS.resolve(name + ".java"));
  }
}

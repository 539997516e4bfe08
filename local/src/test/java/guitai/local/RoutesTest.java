package guitai.local;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.lambda.Wiring;
import guitai.local.gateway.Access;
import guitai.local.gateway.RateLimit;
import guitai.local.gateway.Route;
import guitai.local.provider.ProviderAccounts;
import guitai.sandbox.SimulatorAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesTest {
  private static final Pattern ROUTE =
      Pattern.compile(
          "RouteKey: (.+)\\n +Target: !Sub integrations/\\$\\{(\\w+)Integration}\\n"
              + " +AuthorizationType: (\\w+)\\n"
              + "(?: +AuthorizerId: .+\\n)?(?: +AuthorizationScopes: (.+)\\n)?");
  private static final Pattern INTEGRATION =
      Pattern.compile("(\\w+)Integration:\\n(?: +.+\\n)*? +TimeoutInMillis: (\\d+)\\n");

  private static final Pattern LIMIT =
      Pattern.compile(
          " ([\\w/{][\\w /{}]+):\\n"
              + " +ThrottlingRateLimit: (\\d+)\\n"
              + " +ThrottlingBurstLimit: (\\d+)\\n");

  @TempDir private static Path home;

  private final List<Route> routes = Routes.of(wiring());
  private final String template = read("../template.yaml");

  @Test
  void the_local_routes_are_the_templates() {
    assertThat(routes)
        .extracting(
            route -> "%s %s %s".formatted(route.key(), route.function(), authorization(route)))
        .containsExactlyInAnyOrderElementsOf(
            found(
                ROUTE,
                m ->
                    m.group(1)
                        + " "
                        + m.group(2)
                        + " "
                        + m.group(3)
                        + Optional.ofNullable(m.group(4)).map(scopes -> " " + scopes).orElse("")));
  }

  @Test
  void a_function_has_the_timeout_of_the_template() {
    assertThat(routes)
        .extracting(route -> route.function() + " " + route.timeout().toMillis())
        .hasSameElementsAs(found(INTEGRATION, m -> m.group(1) + " " + m.group(2)));
  }

  @Test
  void a_route_has_the_rate_limit_of_the_template() {
    var limits =
        LIMIT
            .matcher(template)
            .results()
            .collect(
                Collectors.toMap(
                    m -> m.group(1),
                    m ->
                        new RateLimit(Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)))));
    assertThat(limits).containsOnlyKeys("DefaultRouteSettings", "POST /notifications/{provider}");
    var usual = Optional.ofNullable(limits.get("DefaultRouteSettings")).orElseThrow();

    assertThat(routes)
        .allSatisfy(route ->
            assertThat(route.limit())
                .as(route.key())
                .isEqualTo(limits.getOrDefault(route.key(), usual)));
  }

  private List<String> found(Pattern pattern, Function<MatchResult, String> text) {
    var found = pattern.matcher(template).results().map(text).toList();
    assertThat(found).isNotEmpty();
    return found;
  }

  private static String authorization(Route route) {
    return switch (route.access()) {
      case Access.Anyone _ -> "NONE";
      case Access.TokenHolder _ -> "JWT";
      case Access.ScopeHolder(var scope) -> "JWT [" + scope + "]";
    };
  }

  /// Wiring calls no service, so none needs to run.
  private static Wiring wiring() {
    var accounts = ProviderAccounts.at(home);
    var simulators = SimulatorAddresses.after("localhost", 1);
    return new Wiring(new Environment("localhost", 1, simulators, 6, accounts).of("localhost"));
  }

  private static String read(String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

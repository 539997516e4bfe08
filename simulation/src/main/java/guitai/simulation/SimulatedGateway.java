package guitai.simulation;

import guitai.json.Json;
import guitai.local.gateway.Access;
import guitai.local.gateway.ApiAnswer;
import guitai.local.gateway.ApiEvent;
import guitai.local.gateway.Route;
import guitai.local.tokens.LocalIssuer;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// API Gateway in a history: the local store's routes and events. A caller says who they are;
/// tokens are verified by a gateway, not by functions.
final class SimulatedGateway {
  private static final Response FAILED =
      Response.json(500, "{\"message\":\"Internal Server Error\"}");

  private final Scheduler scheduler;
  private final Functions functions;
  private final List<Route> routes;
  private long requests;

  SimulatedGateway(Scheduler scheduler, Functions functions, List<Route> routes) {
    this.scheduler = scheduler;
    this.functions = functions;
    this.routes = List.copyOf(routes);
  }

  /// @param caller the subject of the caller's token; ignored where a route is open to anyone
  Response handle(Request request, String caller) {
    for (var route : routes) {
      var parameters = route.path().match(request.path());
      if (route.method().equals(request.method()) && parameters.isPresent()) {
        return invoke(route, event(route, request, parameters.get(), caller));
      }
    }
    return Response.json(404, "{\"message\":\"Not Found\"}");
  }

  private String event(
      Route route, Request request, Map<String, String> parameters, String caller) {
    return new ApiEvent(
            request,
            route,
            parameters,
            claims(route, caller),
            "gateway-" + ++requests,
            scheduler.now())
        .toJson()
        .toString();
  }

  private static Optional<JsonObject> claims(Route route, String caller) {
    var claims = Json.object().add("iss", LocalIssuer.ISSUER).add("sub", caller);
    return switch (route.access()) {
      case Access.Anyone _ -> Optional.empty();
      case Access.TokenHolder _ -> Optional.of(claims.build());
      case Access.ScopeHolder(var scope) -> Optional.of(claims.add("scope", scope).build());
    };
  }

  /// A function dies a second after the gateway gave up, as in the template.
  private Response invoke(Route route, String event) {
    var timeout = route.timeout();
    return functions
        .invoke(route.function(), event, timeout.plus(Duration.ofSeconds(1)), timeout)
        .flatMap(answer -> ApiAnswer.read(answer.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .orElse(FAILED);
  }
}

package guitai.local.gateway;

import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Cross-origin requests, as API Gateway's HTTP API admits them by the template's
/// `CorsConfiguration`: it answers preflight requests itself, to any path, and names an allowed
/// origin in every answer.
///
/// @param origins `https://shop.example`, or `*` for any; without one nothing is added
public record Cors(List<String> origins) {
  static final List<String> METHODS = List.of("GET", "POST");
  static final List<String> HEADERS = List.of("authorization", "content-type", "idempotency-key");
  static final List<String> EXPOSED = List.of("location", "retry-after");
  static final int MAX_AGE = 3600;

  public Cors {
    origins = List.copyOf(origins);
  }

  /// What answers the requests themselves.
  public interface Answerer {
    Response handle(Request request) throws InterruptedException;
  }

  /// The gateway's answer with these headers, or the answer to a preflight request.
  public Response handle(Request request, Answerer gateway) throws InterruptedException {
    if (origins.isEmpty()) {
      return gateway.handle(request);
    }
    var allowed = request.header("origin").flatMap(this::allowed);
    if (request.method().equals("OPTIONS")) {
      return Response.empty(204).with(allowed.map(Cors::preflight).orElse(Map.of()));
    }
    return gateway.handle(request).with(allowed.map(Cors::headers).orElse(Map.of()));
  }

  private Optional<String> allowed(String origin) {
    if (origins.contains("*")) {
      return Optional.of("*");
    }
    return origins.contains(origin) ? Optional.of(origin) : Optional.empty();
  }

  private static Map<String, String> preflight(String origin) {
    return Map.of(
        "access-control-allow-origin", origin,
        "access-control-allow-methods", String.join(",", METHODS),
        "access-control-allow-headers", String.join(",", HEADERS),
        "access-control-max-age", Integer.toString(MAX_AGE));
  }

  private static Map<String, String> headers(String origin) {
    return Map.of(
        "access-control-allow-origin",
        origin,
        "access-control-expose-headers",
        String.join(",", EXPOSED));
  }
}

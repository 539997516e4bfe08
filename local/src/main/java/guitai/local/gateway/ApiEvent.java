package guitai.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import guitai.json.Json;
import guitai.sandbox.http.QueryString;
import guitai.sandbox.http.Request;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A request as a function gets it: an event of payload format 2.0.
///
/// @param claims of the caller's token, where the route requires one
public record ApiEvent(
    Request request,
    Route route,
    Map<String, String> parameters,
    Optional<JsonObject> claims,
    String requestId,
    Instant at) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Set<String> PLAIN =
      Set.of("application/json", "application/xml", "application/javascript");

  /// Leaves out empty fields, as API Gateway does.
  public JsonObject toJson() {
    var json =
        Json.object()
            .add("version", "2.0")
            .add("routeKey", route.key())
            .add("rawPath", request.path())
            .add("rawQueryString", request.query().orElse(""));
    request.header("cookie").ifPresent(cookies -> json.add("cookies", list(cookies.split("; *"))));
    json.add("headers", object(headers()));
    var query = QueryString.parse(request.query().orElse(""));
    if (!query.isEmpty()) {
      json.add("queryStringParameters", object(query));
    }
    json.add("requestContext", context());
    if (!parameters.isEmpty()) {
      json.add("pathParameters", object(parameters));
    }
    return body(json).build();
  }

  private JsonObjectBuilder body(JsonObjectBuilder json) {
    boolean plain = request.body().size() == 0 || plain(request.header("content-type").orElse(""));
    if (request.body().size() > 0) {
      var bytes = request.body().toArray();
      json.add(
          "body", plain ? new String(bytes, UTF_8) : Base64.getEncoder().encodeToString(bytes));
    }
    return json.add("isBase64Encoded", !plain);
  }

  /// Decides by the media type alone, without its parameters.
  static boolean plain(String contentType) {
    var media = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return media.startsWith("text/") || PLAIN.contains(media);
  }

  private Map<String, String> headers() {
    var headers = new TreeMap<>(request.headers());
    headers.remove("cookie");
    headers.merge("x-forwarded-for", request.remoteAddress(), (sent, own) -> sent + ", " + own);
    headers.put("x-forwarded-proto", "http");
    return headers;
  }

  private JsonObject context() {
    var host = request.header("host").orElse("localhost");
    var context =
        Json.object()
            .add("accountId", "000000000000")
            .add("apiId", "local")
            .add("domainName", host)
            .add("domainPrefix", host.split("[.:]", 2)[0])
            .add("http", http())
            .add("requestId", requestId)
            .add("routeKey", route.key())
            .add("stage", "$default")
            .add("time", TIME.format(at))
            .add("timeEpoch", at.toEpochMilli());
    claims.ifPresent(all -> context.add("authorizer", Json.object().add("jwt", jwt(all))));
    return context.build();
  }

  private JsonObject http() {
    return Json.object()
        .add("method", request.method())
        .add("path", request.path())
        .add("protocol", "HTTP/1.1")
        .add("sourceIp", request.remoteAddress())
        .add("userAgent", request.header("user-agent").orElse(""))
        .build();
  }

  /// The scopes are those that the route requires.
  private JsonObject jwt(JsonObject all) {
    JsonValue scopes =
        switch (route.access()) {
          case Access.ScopeHolder(var scope) -> Json.array().add(scope).build();
          case Access.TokenHolder _, Access.Anyone _ -> JsonValue.NULL;
        };
    return Json.object().add("claims", Claims.asStrings(all)).add("scopes", scopes).build();
  }

  private static JsonObject object(Map<String, String> map) {
    var json = Json.object();
    map.forEach(json::add);
    return json.build();
  }

  private static JsonValue list(String[] texts) {
    var json = Json.array();
    List.of(texts).forEach(json::add);
    return json.build();
  }
}

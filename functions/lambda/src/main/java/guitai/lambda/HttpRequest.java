package guitai.lambda;

import guitai.bytes.Bytes;
import guitai.json.Field;
import guitai.keys.Fingerprint;
import guitai.payment.Customer;
import guitai.payment.Operator;
import guitai.problem.Problem;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A request from API Gateway's HTTP API, payload format 2.0.
///
/// @see <a
///   href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">API
///   Gateway</a>
record HttpRequest(JsonObject event) {
  /// In bytes of UTF-8; a subject has 255 characters at most, by OpenID Connect.
  private static final int CUSTOMER_LIMIT = 1024;

  /// The route as the template writes it: `GET /orders/{id}`.
  String route() {
    return event.getString("routeKey", "");
  }

  /// The path as the caller sent it, with the base path of a custom domain where it has one.
  String path() {
    return event.getString("rawPath", "");
  }

  /// The path to read an order, under the same base path as this request.
  String pathOfOrder(String id) {
    return path().replaceFirst("/orders(/[^/]+/attempts)?$", "") + "/orders/" + id;
  }

  /// Headers by lower-case name: API Gateway sends them so, other hosts don't.
  Map<String, String> headers() {
    return strings("headers").entrySet().stream()
        .collect(
            Collectors.toMap(
                e -> e.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, (a, _) -> a));
  }

  Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers().get(lowerCaseName));
  }

  String pathParameter(String name) {
    return Optional.ofNullable(strings("pathParameters").get(name)).orElseThrow(Problem::notFound);
  }

  Optional<String> queryParameter(String name) {
    return Optional.ofNullable(strings("queryStringParameters").get(name));
  }

  /// The names of all its query parameters, sorted.
  Set<String> queryNames() {
    return new TreeSet<>(strings("queryStringParameters").keySet());
  }

  /// The exact bytes: API Gateway sends a form, and a body without a content type, in base64.
  Bytes body() {
    var text = event.getString("body", "");
    if (!event.getBoolean("isBase64Encoded", false)) {
      return Bytes.utf8(text);
    }
    try {
      return Bytes.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw Problem.of(400, "malformed-body", "The body is not base64 as the event says.");
    }
  }

  /// The customer that the authorizer admitted.
  Customer customer() {
    var customer = new Customer(claimed("iss"), claimed("sub"));
    if (Bytes.utf8(customer.key()).size() > CUSTOMER_LIMIT) {
      throw Problem.of(401, "unauthorized", "The token's issuer and subject are too long.");
    }
    return customer;
  }

  private String claimed(String name) {
    return Field.text(claims(), name)
        .orElseThrow(
            () -> Problem.of(401, "unauthorized", "The token names no issuer and subject."));
  }

  /// The same caller as an operator (运营人员).
  Operator operator() {
    var person = customer();
    return new Operator(Fingerprint.of(person.issuer(), person.subject()));
  }

  /// Whether the caller's token has the scope, in either claim in which API Gateway accepts it.
  /// Several values come as `[one two]`.
  boolean scoped(String scope) {
    return Stream.of("scope", "scp")
        .flatMap(name -> Field.text(claims(), name).stream())
        .flatMap(scopes -> Stream.of(scopes.replaceAll("^\\[|]$", "").split(" ", -1)))
        .anyMatch(scope::equals);
  }

  private JsonObject claims() {
    return object(object(object(context(), "authorizer"), "jwt"), "claims");
  }

  /// The caller's address from the request's context, never from a header; a proxy's where one
  /// forwards the request.
  Optional<String> clientAddress() {
    return Field.text(object(context(), "http"), "sourceIp");
  }

  Optional<String> requestId() {
    return Field.text(context(), "requestId");
  }

  private JsonObject context() {
    return object(event, "requestContext");
  }

  private static JsonObject object(JsonObject parent, String name) {
    return parent.get(name) instanceof JsonObject child ? child : JsonValue.EMPTY_JSON_OBJECT;
  }

  private Map<String, String> strings(String name) {
    return object(event, name).entrySet().stream()
        .filter(e -> e.getValue() instanceof JsonString)
        .collect(Collectors.toMap(Map.Entry::getKey, e -> ((JsonString) e.getValue()).getString()));
  }
}

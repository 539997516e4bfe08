package guitai.local.gateway;

import guitai.json.Json;
import guitai.sandbox.http.Response;
import java.util.Map;

/// The answers that API Gateway gives itself, in its own form.
enum Refusal {
  UNAUTHORIZED(401, "Unauthorized"),
  FORBIDDEN(403, "Forbidden"),
  NOT_FOUND(404, "Not Found"),
  TOO_LARGE(413, "Request Entity Too Large"),
  TOO_MANY(429, "Too Many Requests"),
  FAILED(500, "Internal Server Error"),
  LATE(503, "Service Unavailable");

  private final int status;
  private final String message;

  Refusal(int status, String message) {
    this.status = status;
    this.message = message;
  }

  Response response() {
    var json = Json.object().add("message", message).build();
    var response = Response.of(status, "application/json", json.toString());
    return this == UNAUTHORIZED ? response.with(Map.of("www-authenticate", "Bearer")) : response;
  }
}

package guitai.lambda;

import guitai.json.Json;
import guitai.problem.Problem;
import guitai.provider.Notifications.Acknowledgement;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// An answer in API Gateway's form. It forbids caching, unless [#cachedFor] allows it.
record HttpAnswer(int status, Map<String, String> headers, String body) {
  HttpAnswer {
    headers = Map.copyOf(headers);
  }

  static HttpAnswer json(int status, JsonObject body) {
    return of(status, "application/json", body.toString());
  }

  static HttpAnswer of(Acknowledgement acknowledgement) {
    return of(acknowledgement.status(), acknowledgement.contentType(), acknowledgement.body());
  }

  static HttpAnswer of(Problem problem) {
    var answer = of(problem.status(), "application/problem+json", problem.toJson().toString());
    return problem
        .retryAfter()
        .map(wait -> answer.with("retry-after", Long.toString(wait.toSeconds())))
        .orElse(answer);
  }

  HttpAnswer cachedFor(Duration age) {
    return with("cache-control", "public, max-age=" + age.toSeconds());
  }

  /// @param location path of what was created
  HttpAnswer at(String location) {
    return with("location", location);
  }

  private static HttpAnswer of(int status, String contentType, String body) {
    return new HttpAnswer(
        status, Map.of("content-type", contentType, "cache-control", "no-store"), body);
  }

  private HttpAnswer with(String name, String value) {
    var all = new HashMap<>(headers);
    all.put(name, value);
    return new HttpAnswer(status, all, body);
  }

  JsonObject toJson() {
    var names = Json.object();
    headers.forEach(names::add);
    return Json.object()
        .add("statusCode", status)
        .add("headers", names)
        .add("body", body)
        .add("isBase64Encoded", false)
        .build();
  }
}

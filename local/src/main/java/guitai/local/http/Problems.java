package guitai.local.http;

import guitai.problem.Problem;
import guitai.sandbox.http.Response;
import java.util.Map;

/// Refusals of the local routes.
public final class Problems {
  private Problems() {}

  public static Response response(Problem problem) {
    var response =
        Response.of(problem.status(), "application/problem+json", problem.toJson().toString());
    return problem
        .retryAfter()
        .map(wait -> response.with(Map.of("Retry-After", Long.toString(wait.toSeconds()))))
        .orElse(response);
  }
}

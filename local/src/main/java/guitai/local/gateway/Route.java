package guitai.local.gateway;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Duration;

/// A route: which handler answers which requests, and how many.
///
/// @param timeout after which the gateway answers 503 itself; API Gateway knows at most 30 s
public record Route(
    String method,
    PathTemplate path,
    Access access,
    Duration timeout,
    RateLimit limit,
    String function,
    RequestStreamHandler handler) {
  /// API Gateway's longest wait for a function.
  public static final Duration LONGEST = Duration.ofSeconds(30);

  public Route {
    if (timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("API Gateway waits no longer than 30 s");
    }
  }

  /// The route as API Gateway writes it: `GET /orders/{id}`.
  public String key() {
    return method + " " + path.text();
  }
}

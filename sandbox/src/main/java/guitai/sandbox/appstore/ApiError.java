package guitai.sandbox.appstore;

import guitai.json.Json;
import guitai.sandbox.http.Response;
import java.util.Map;

/// An error answer of the API, in the App Store's own codes.
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final long code;

  ApiError(int status, long code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static ApiError invalid(long code, String message) {
    return new ApiError(400, code, "Invalid request. " + message);
  }

  static ApiError unknownTransaction() {
    return new ApiError(404, 4040010, "Transaction id not found.");
  }

  static ApiError general() {
    return new ApiError(500, 5000000, "An unknown error occurred.");
  }

  Response response() {
    var json =
        Json.object()
            .add("errorCode", code)
            .add("errorMessage", String.valueOf(getMessage()))
            .build();
    return Response.json(status, json.toString());
  }

  /// @param millis since 1970, when calls are accepted again
  static Response rateLimited(long millis) {
    return new ApiError(429, 4290000, "Rate limit exceeded.")
        .response()
        .with(Map.of("Retry-After", Long.toString(millis)));
  }
}

package guitai.sandbox.wechatpay;

import guitai.json.Json;
import guitai.sandbox.http.Response;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/// An error answer in the provider's codes.
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;
  private final transient Optional<JsonObject> detail;

  private ApiError(int status, String code, String message, Optional<JsonObject> detail) {
    super(message);
    this.status = status;
    this.code = code;
    this.detail = detail;
  }

  static ApiError of(int status, String code, String message) {
    return new ApiError(status, code, message, Optional.empty());
  }

  static ApiError signError(String message) {
    return of(401, "SIGN_ERROR", message);
  }

  static ApiError signError(String message, JsonObject detail) {
    return new ApiError(401, "SIGN_ERROR", message, Optional.of(detail));
  }

  /// @param location `body`, `query` or `uri_template`
  /// @param field a JSON pointer below the location
  static ApiError parameter(
      String location, String field, JsonValue value, String issue, String message) {
    var detail =
        Json.object()
            .add("location", location)
            .add("field", field)
            .add("value", value)
            .add("issue", issue)
            .build();
    return new ApiError(400, "PARAM_ERROR", message, Optional.of(detail));
  }

  /// Whether the request was authenticated and well-formed: only then is the answer signed.
  boolean signed() {
    return switch (code) {
      case "SIGN_ERROR", "PARAM_ERROR", "INVALID_REQUEST" -> false;
      default -> true;
    };
  }

  String code() {
    return code;
  }

  Response response() {
    var body = Json.object().add("code", code).add("message", String.valueOf(getMessage()));
    detail.ifPresent(object -> body.add("detail", object));
    return Response.json(status, body.build().toString());
  }
}

package guitai.sandbox.wechatpay;

import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import jakarta.json.JsonObject;
import java.util.Optional;

/// A route and its handler.
///
/// @param signed whether its answers are signed; a bill's file isn't
record Route(String method, boolean signed, Answerer answerer) {
  interface Answerer {
    Response answer(Request request);
  }

  static Optional<Route> get(Answerer answerer) {
    return Optional.of(new Route("GET", true, answerer));
  }

  static Optional<Route> post(Answerer answerer) {
    return Optional.of(new Route("POST", true, answerer));
  }

  /// The one segment between, decoded; empty if there is none or more than one.
  static Optional<String> segment(String path, String before, String after) {
    if (!path.startsWith(before)
        || !path.endsWith(after)
        || path.length() <= before.length() + after.length()) {
      return Optional.empty();
    }
    var raw = path.substring(before.length(), path.length() - after.length());
    return raw.contains("/") ? Optional.empty() : Optional.of(Query.segment(raw));
  }

  static JsonObject body(Request request) {
    if (request.body().size() > OrderRules.BODY_LIMIT) {
      throw ApiError.of(400, "INVALID_REQUEST", "请求报文过大");
    }
    try {
      return Json.parse(request.body().toArray());
    } catch (MalformedJson e) {
      throw ApiError.of(400, "PARAM_ERROR", "请求报文不是合法的JSON");
    }
  }

  /// @param label the provider's name of the parameter
  static String parameter(Request request, String name, String label) {
    return Query.parameter(request, name)
        .orElseThrow(() ->
            ApiError.parameter(
                "query",
                "/" + name,
                Json.string(""),
                "missing",
                "输入源“/query/" + name + "”映射到字段“" + label + "”必填性规则校验失败，此字段为必填项"));
  }
}

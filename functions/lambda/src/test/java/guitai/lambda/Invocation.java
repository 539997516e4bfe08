package guitai.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// Invokes a handler with an event as Lambda does, and reads its answer.
final class Invocation {
  private Invocation() {}

  static JsonObject invoke(RequestStreamHandler handler, JsonObject event) {
    var out = new ByteArrayOutputStream();
    try {
      var in = new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8));
      handler.handleRequest(in, out, new TestContext());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Json.parse(out.toByteArray());
  }

  static JsonObject body(JsonObject answer) {
    return Json.parse(answer.getString("body"));
  }

  /// An event of API Gateway's HTTP API, payload format 2.0, with the fields that a test needs.
  static JsonObject event(
      String route,
      Map<String, String> path,
      Map<String, String> headers,
      Optional<String> customer,
      String body) {
    return event(
        route,
        path,
        headers,
        body,
        customer.map(subject -> Json.object().add("iss", "issuer").add("sub", subject).build()));
  }

  /// @param claims of the caller's token, where the route requires one
  static JsonObject event(
      String route,
      Map<String, String> path,
      Map<String, String> headers,
      String body,
      Optional<JsonObject> claims) {
    var http =
        Json.object()
            .add("sourceIp", "203.0.113.7")
            .add("method", route.substring(0, route.indexOf(" ")));
    var context = Json.object().add("http", http).add("requestId", "gateway-1");
    claims.ifPresent(all ->
        context.add("authorizer", Json.object().add("jwt", Json.object().add("claims", all))));
    return Json.object()
        .add("version", "2.0")
        .add("routeKey", route)
        .add("headers", strings(headers))
        .add("pathParameters", strings(path))
        .add("requestContext", context)
        .add("body", body)
        .add("isBase64Encoded", false)
        .build();
  }

  private static JsonObject strings(Map<String, String> map) {
    var json = Json.object();
    map.forEach(json::add);
    return json.build();
  }

  private static final class TestContext implements Context {
    @Override
    public String getAwsRequestId() {
      return "request-1";
    }

    @Override
    public String getLogGroupName() {
      return "";
    }

    @Override
    public String getLogStreamName() {
      return "";
    }

    @Override
    public String getFunctionName() {
      return "Test";
    }

    @Override
    public String getFunctionVersion() {
      return "";
    }

    @Override
    public String getInvokedFunctionArn() {
      return "";
    }

    @Override
    public CognitoIdentity getIdentity() {
      throw new IllegalStateException("no identity here");
    }

    @Override
    public ClientContext getClientContext() {
      throw new IllegalStateException("no client here");
    }

    @Override
    public int getRemainingTimeInMillis() {
      return 60_000;
    }

    @Override
    public int getMemoryLimitInMB() {
      return 512;
    }

    @Override
    public LambdaLogger getLogger() {
      throw new IllegalStateException("the log goes to standard output");
    }
  }
}

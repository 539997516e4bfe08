package guitai.local.tokens;

import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.local.http.Problems;
import guitai.problem.Problem;
import guitai.sandbox.http.Handler;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.InstantSource;
import java.util.Set;

/// `POST /local/tokens` with `{"customer":"alice"}`, and `"operator":true` where wanted, answers
/// `{"token":"…"}`.
public record TokenEndpoint(LocalIssuer issuer, InstantSource clock) implements Handler {
  private static final Set<String> FIELDS = Set.of("customer", "operator");
  private static final int NAME_LIMIT = 128;
  private static final int BODY_LIMIT = 4 * 1024;

  @Override
  public Response handle(Request request) {
    try {
      if (request.body().size() > BODY_LIMIT) {
        throw Problem.of(413, "body-too-large", "A request for a token has at most 4 KB.");
      }
      var wanted = parse(request.body().toArray());
      boolean operator = operator(wanted.getOrDefault("operator", JsonValue.FALSE));
      var token = issuer.issue(customer(wanted), operator, clock.instant());
      return Response.json(200, Json.object().add("token", token).build().toString());
    } catch (Problem e) {
      return Problems.response(e);
    }
  }

  private static JsonObject parse(byte[] body) {
    try {
      var wanted = Json.parse(body);
      for (var field : wanted.keySet()) {
        if (!FIELDS.contains(field)) {
          throw invalid("There is no field " + Json.string(field) + ".");
        }
      }
      return wanted;
    } catch (MalformedJson e) {
      throw invalid("The body is not one JSON object without duplicate names.");
    }
  }

  private static String customer(JsonObject wanted) {
    if (wanted.get("customer") instanceof JsonString name
        && !name.getString().isBlank()
        && name.getString().length() <= NAME_LIMIT) {
      return name.getString();
    }
    throw invalid("The field \"customer\" is a name of 1 to 128 characters.");
  }

  private static boolean operator(JsonValue value) {
    return switch (value.getValueType()) {
      case TRUE -> true;
      case FALSE -> false;
      default -> throw invalid("The field \"operator\" is true or false.");
    };
  }

  private static Problem invalid(String detail) {
    return Problem.of(400, "invalid-request", detail);
  }
}

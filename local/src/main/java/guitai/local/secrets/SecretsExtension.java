package guitai.local.secrets;

import guitai.json.Json;
import guitai.sandbox.http.Handler;
import guitai.sandbox.http.QueryString;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// `GET /secretsmanager/get?secretId=…`, by name or ARN.
public record SecretsExtension(Map<String, Supplier<JsonObject>> documents) implements Handler {
  public static final String PATH = "/secretsmanager/get";
  private static final String TOKEN = "x-aws-parameters-secrets-token";
  private static final String ARN = "arn:aws:secretsmanager:local:000000000000:secret:";

  public SecretsExtension {
    documents = Map.copyOf(documents);
  }

  /// A copy with more documents.
  public SecretsExtension and(Map<String, Supplier<JsonObject>> more) {
    var all = new HashMap<>(documents);
    all.putAll(more);
    return new SecretsExtension(all);
  }

  /// The ARN by which functions request a secret.
  public static String arn(String name) {
    return ARN + name;
  }

  @Override
  public Response handle(Request request) {
    if (request.header(TOKEN).filter(token -> !token.isBlank()).isEmpty()) {
      return refused(
          401, "UnauthorizedException", "The header X-Aws-Parameters-Secrets-Token is missing.");
    }
    var id = QueryString.parse(request.query().orElse("")).getOrDefault("secretId", "");
    var name = id.startsWith(ARN) ? id.substring(ARN.length()) : id;
    return Optional.ofNullable(documents.get(name))
        .map(document -> answer(name, document.get()))
        .orElseGet(() ->
            refused(
                400,
                "ResourceNotFoundException",
                "Secrets Manager can't find the specified secret."));
  }

  private static Response answer(String name, JsonObject document) {
    var json =
        Json.object()
            .add("ARN", arn(name))
            .add("Name", name)
            .add("SecretString", document.toString())
            .add("VersionStages", Json.array().add("AWSCURRENT"));
    return Response.json(200, json.build().toString());
  }

  private static Response refused(int status, String type, String message) {
    var json = Json.object().add("__type", type).add("message", message).build();
    return Response.json(status, json.toString());
  }
}

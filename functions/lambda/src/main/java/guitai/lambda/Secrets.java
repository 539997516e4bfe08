package guitai.lambda;

import guitai.host.Transport;
import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.problem.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Secrets from the Parameters-and-Secrets extension beside the function; the local store serves
/// the same path. Each secret is a JSON object.
///
/// @param base `http://localhost:2773` on AWS
/// @param token by which the extension knows that the caller is this function
/// @see <a
///   href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets_lambda.html">the
///   extension</a>
record Secrets(URI base, String token, Transport transport) {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /// In bytes: a secret of at most 64 KB, as JSON within JSON.
  private static final int LIMIT = 256 * 1024;

  String read(String arn) {
    try {
      var answer = transport.send(request(arn), PATIENCE, LIMIT);
      if (answer.statusCode() != 200) {
        throw new Unavailable("the secrets extension answers " + answer.statusCode());
      }
      return Json.parse(answer.body()).getString("SecretString");
    } catch (MalformedJson | NullPointerException | ClassCastException e) {
      throw new Unavailable("the secrets extension answers in another form");
    } catch (IOException e) {
      throw new Unavailable("the secrets extension doesn't answer", e);
    }
  }

  private HttpRequest request(String arn) {
    var query = "secretId=" + URLEncoder.encode(arn, StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(base.resolve("/secretsmanager/get?" + query))
        .header("X-Aws-Parameters-Secrets-Token", token)
        .build();
  }

  @Override
  public String toString() {
    return "Secrets[" + base + "]";
  }
}

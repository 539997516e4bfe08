package guitai.local.page;

import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.local.http.Problems;
import guitai.problem.Problem;
import guitai.sandbox.http.Handler;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/// `POST /local/apple-pay` with `{"request":…}` stands for `new ApplePaySession` in a browser on a
/// device with Apple Pay. It answers `{"token":…}` from the simulated device, which the page itself
/// can't call (the device has another origin).
public record ApplePayEndpoint(URI device, HttpClient http) implements Handler {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Override
  public Response handle(Request request) throws InterruptedException {
    try {
      return show(parse(request.body().toArray()));
    } catch (Problem e) {
      return Problems.response(e);
    } catch (IOException e) {
      return Problems.response(Problem.of(502, "no-simulator", "The simulator does not answer."));
    }
  }

  private static JsonObject parse(byte[] body) {
    try {
      var json = Json.parse(body);
      if (json.keySet().equals(Set.of("request")) && json.get("request") instanceof JsonObject) {
        return json;
      }
    } catch (MalformedJson e) {
      throw invalid();
    }
    throw invalid();
  }

  private static Problem invalid() {
    return Problem.of(
        400, "invalid-request", "The body is {\"request\":{…}} with what Apple Pay is to show.");
  }

  private Response show(JsonObject body) throws IOException, InterruptedException {
    var play =
        Json.object().add("play", "pay").add("request", body.getJsonObject("request")).build();
    var request =
        HttpRequest.newBuilder(device.resolve("/simulate"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(play.toString()))
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    var type = answer.headers().firstValue("content-type").orElse("application/json");
    return Response.of(answer.statusCode(), type, answer.body());
  }
}

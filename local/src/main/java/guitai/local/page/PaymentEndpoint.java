package guitai.local.page;

import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.local.http.Problems;
import guitai.order.OrderId;
import guitai.problem.Problem;
import guitai.sandbox.http.Handler;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.storefront.Method;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// `POST /local/pay` with `{"order":"…","method":"…"}` pays the order's latest attempt by that
/// method, as a customer with a phone would. It calls the provider's simulator, which the page
/// itself can't call (the simulator has another origin).
public record PaymentEndpoint(Map<Method, URI> simulators, HttpClient http) implements Handler {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  public PaymentEndpoint {
    simulators = Map.copyOf(simulators);
  }

  private record Wanted(OrderId order, URI simulator) {}

  @Override
  public Response handle(Request request) throws InterruptedException {
    try {
      return play(wanted(request.body().toArray()));
    } catch (Problem e) {
      return Problems.response(e);
    } catch (IOException e) {
      return Problems.response(Problem.of(502, "no-simulator", "The simulator does not answer."));
    }
  }

  private Wanted wanted(byte[] body) {
    try {
      var json = Json.parse(body);
      if (json.keySet().equals(Set.of("order", "method"))
          && json.get("order") instanceof JsonString order
          && json.get("method") instanceof JsonString method) {
        return new Wanted(
            OrderId.parse(order.getString()).orElseThrow(PaymentEndpoint::invalid),
            Method.of(method.getString())
                .map(simulators::get)
                .orElseThrow(PaymentEndpoint::invalid));
      }
    } catch (MalformedJson e) {
      throw invalid();
    }
    throw invalid();
  }

  private static Problem invalid() {
    return Problem.of(
        400,
        "invalid-request",
        "The body is {\"order\":\"…\",\"method\":\"…\"} with an order's id and a wallet.");
  }

  private Response play(Wanted wanted) throws IOException, InterruptedException {
    var play = Json.object().add("play", "pay").add("order", wanted.order().text()).build();
    var request =
        HttpRequest.newBuilder(wanted.simulator().resolve("/simulate"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(play.toString()))
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    var type = answer.headers().firstValue("content-type").orElse("application/json");
    return Response.of(answer.statusCode(), type, answer.body());
  }
}

package guitai.local.page;

import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.local.http.Handler;
import guitai.local.http.Problems;
import guitai.local.http.Request;
import guitai.local.http.Response;
import guitai.order.OrderId;
import guitai.order.Problem;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/// `POST /local/pay` with `{"order":"…"}` pays the order's latest attempt as a customer with a
/// phone would: by the simulator, which the page itself can't ask (it has another origin).
public record PayDesk(URI simulator, HttpClient http) implements Handler {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Override
  public Response handle(Request request) throws InterruptedException {
    try {
      return play(order(request.body().toArray()));
    } catch (Problem e) {
      return Problems.response(e);
    } catch (IOException e) {
      return Problems.response(
          Problem.of(502, "no-simulator", "The WeChat Pay simulator does not answer."));
    }
  }

  private static OrderId order(byte[] body) {
    try {
      var json = Json.parse(body);
      if (json.keySet().equals(Set.of("order")) && json.get("order") instanceof JsonString text) {
        return OrderId.parse(text.getString()).orElseThrow(PayDesk::invalid);
      }
    } catch (MalformedJson e) {
      throw invalid();
    }
    throw invalid();
  }

  private static Problem invalid() {
    return Problem.of(400, "invalid-request", "The body is {\"order\":\"…\"} with an order's id.");
  }

  private Response play(OrderId order) throws IOException, InterruptedException {
    var wish = Json.object().add("play", "pay").add("order", order.text()).build();
    var request =
        HttpRequest.newBuilder(simulator.resolve("/simulate"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(wish.toString()))
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    var type = answer.headers().firstValue("content-type").orElse("application/json");
    return Response.of(answer.statusCode(), type, answer.body());
  }
}

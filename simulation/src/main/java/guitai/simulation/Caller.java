package guitai.simulation;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.PassiveSimulator;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Calls of people: to the store's gateway, and to the providers as payers and merchants do.
///
/// @param name the subject of the caller's token
record Caller(World world, String name) {
  /// An answer with its body.
  record Answer(int status, JsonObject body) {
    boolean good() {
      return status < 300;
    }
  }

  Answer get(String target) {
    return call("GET", target, Optional.empty(), Optional.empty());
  }

  /// @param key the idempotency key
  Answer post(String target, String key, JsonObject body) {
    return call("POST", target, Optional.of(key), Optional.of(body));
  }

  private Answer call(
      String method, String target, Optional<String> key, Optional<JsonObject> body) {
    var headers = new TreeMap<String, String>();
    headers.put("host", "guitai.example");
    key.ifPresent(text -> headers.put("idempotency-key", text));
    body.ifPresent(_ -> headers.put("content-type", "application/json"));
    var parts = target.split("\\?", 2);
    var request =
        new Request(
            method,
            parts[0],
            parts.length > 1 ? Optional.of(parts[1]) : Optional.empty(),
            headers,
            Bytes.utf8(body.map(JsonObject::toString).orElse("")),
            "198.51.100.2");
    var answer = answer(world.gateway().handle(request, name));
    world.story().tell(method + " " + target + body(body) + " -> " + answer.status());
    return answer;
  }

  private static String body(Optional<JsonObject> body) {
    return body.map(json -> " " + json).orElse("");
  }

  private static Answer answer(Response response) {
    var bytes = response.body().toArray();
    return new Answer(
        response.status(), bytes.length == 0 ? Json.object().build() : Json.parse(bytes));
  }

  /// Plays a payer, or the merchant at the provider's console.
  Answer play(String provider, JsonObject play) {
    var answer = answer(provider(provider).handle(simulate("POST", Bytes.utf8(play.toString()))));
    world.story().tell("at " + provider + ": " + play + " -> " + answer.status());
    return answer;
  }

  /// The provider's own list of orders.
  JsonObject orders(String provider) {
    var request =
        new Request(
            "GET",
            "/simulate/orders",
            Optional.of("limit=100"),
            Map.of(),
            Bytes.utf8(""),
            "198.51.100.2");
    return answer(provider(provider).handle(request)).body();
  }

  private static Request simulate(String method, Bytes body) {
    return new Request(
        method,
        "/simulate",
        Optional.empty(),
        Map.of("content-type", "application/json"),
        body,
        "198.51.100.2");
  }

  private PassiveSimulator provider(String name) {
    return Optional.ofNullable(world.providers().get(name)).orElseThrow();
  }
}

package guitai.sandbox.simulator;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A simulator without sockets and threads, at a time that the test sets. Everything that it says
/// is written down.
public final class OneThread {
  private static final URI SELF = URI.create("http://provider.example");
  private static final URI NOTIFICATIONS = URI.create("http://merchant.example/notifications/");

  private final StringBuilder transcript = new StringBuilder();
  private final Journal journal = Journal.inMemory();
  private final Surroundings surroundings;
  private PassiveSimulator simulator;
  private Instant now = Instant.parse("2026-03-01T04:00:00Z");
  private Response answer = Response.empty(500);

  public OneThread(SimulatedAccount account, long seed) {
    surroundings = Surroundings.ofOneThread(this::now, seed, this::post, this::advance);
    simulator = opened(account);
  }

  private PassiveSimulator opened(SimulatedAccount account) {
    return account.open(new SimulatorOpening(journal, () -> SELF, NOTIFICATIONS, surroundings));
  }

  /// The simulator is restarted with its journal.
  public void restart(SimulatedAccount account) {
    simulator.close();
    simulator = opened(account);
  }

  public Instant now() {
    return now;
  }

  public void advance(Duration time) {
    now = now.plus(time);
  }

  private Courier.Answer post(
      URI address, Map<String, String> headers, Bytes body, Duration deadline) {
    transcript.append("POST ").append(address).append(' ').append(new TreeMap<>(headers));
    transcript.append('\n').append(text(body)).append('\n');
    return new Courier.Answer.Given(answer.status(), text(answer.body()));
  }

  /// @param text with `'` for `"`
  public JsonObject play(String text) {
    return Json.parse(request("POST", "/simulate", Map.of(), text.replace('\'', '"')));
  }

  public String request(String method, String target, Map<String, String> headers, String body) {
    var parts = target.split("\\?", 2);
    var query = parts.length == 2 ? Optional.of(parts[1]) : Optional.<String>empty();
    var request = new Request(method, parts[0], query, headers, Bytes.utf8(body), "127.0.0.1");
    var response = simulator.handle(request);
    var said = text(response.body());
    transcript.append(response.status()).append(' ').append(response.headers());
    transcript.append('\n').append(said).append('\n');
    return said;
  }

  private static String text(Bytes bytes) {
    return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
  }

  /// The merchant's answer to callbacks from now on.
  public void answer(Response response) {
    answer = response;
  }

  public PassiveSimulator simulator() {
    return simulator;
  }

  /// Delivers what is due now.
  ///
  /// @return how many callbacks
  public int deliver() {
    int delivered = 0;
    while (simulator.deliver()) {
      delivered++;
    }
    return delivered;
  }

  public String transcript() {
    return transcript.toString();
  }
}

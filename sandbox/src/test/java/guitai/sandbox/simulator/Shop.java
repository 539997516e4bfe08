package guitai.sandbox.simulator;

import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.http.Server;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A merchant's notify address that records what it receives.
public final class Shop implements AutoCloseable {
  private final List<Request> received = new CopyOnWriteArrayList<>();
  private final Server server;

  public Shop(Function<Request, Response> answer) {
    server =
        Server.start(
            "localhost",
            0,
            request -> {
              received.add(request);
              return answer.apply(request);
            });
  }

  public static Shop answering(int status) {
    return new Shop(_ -> Response.empty(status));
  }

  public static Shop answering(String text) {
    return new Shop(_ -> Response.of(200, "text/plain", text));
  }

  public String notifyUrl() {
    return "http://localhost:" + server.port() + "/notifications";
  }

  public List<Request> received() {
    return received;
  }

  /// Waits for that many callbacks, and fails after ten seconds.
  public List<Request> await(int number) {
    var until = Instant.now().plus(Duration.ofSeconds(10));
    while (received.size() < number) {
      if (Instant.now().isAfter(until)) {
        throw new AssertionError(received.size() + " callbacks instead of " + number);
      }
      pause(Duration.ofMillis(10));
    }
    return List.copyOf(received);
  }

  public static String text(Request request) {
    return new String(request.body().toArray(), StandardCharsets.UTF_8);
  }

  public static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}

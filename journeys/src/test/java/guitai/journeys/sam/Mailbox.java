package guitai.journeys.sam;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import guitai.journeys.rules.Events;
import guitai.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Receives a provider's notification instead of API Gateway, as the event that API Gateway would
/// make of it.
final class Mailbox implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final HttpServer server;
  private final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();

  Mailbox() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  JsonObject take() throws InterruptedException {
    var event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(event).as("a notification").isNotNull();
    return Objects.requireNonNull(event);
  }

  private void receive(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers = Json.object();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.add(name.toLowerCase(Locale.ROOT), values.getFirst()));
    var sample = Events.json(Events.DIRECTORY.resolve("ReceiveNotification-wechat-pay.json"));
    events.add(
        Events.with(Events.with(sample, "headers", headers.build()), "body", Json.string(body)));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package guitai.journeys.killed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;

/// Forwards each call to the provider, and counts those about the order.
record ProviderCounter(URI provider, HttpClient http) {
  private static final Set<String> OF_A_CONNECTION =
      Set.of("connection", "content-length", "host", "upgrade", "http2-settings");

  static void start(int port, URI provider) throws IOException {
    var counter = new ProviderCounter(provider, HttpClient.newHttpClient());
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var server = HttpServer.create(here, 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", counter::hand);
    server.start();
  }

  private void hand(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var target = exchange.getRequestURI().toString();
      boolean counts = Fuse.concerns(target + new String(body, StandardCharsets.UTF_8));
      int number = counts ? Fuse.begin(exchange.getRequestMethod() + " " + target) : 0;
      var answer =
          http.send(request(exchange, target, body), HttpResponse.BodyHandlers.ofByteArray());
      Fuse.end(number);
      answer(exchange, answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(HttpExchange exchange, String target, byte[] body) {
    var request =
        HttpRequest.newBuilder(provider.resolve(target))
            .version(HttpClient.Version.HTTP_1_1)
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return request.build();
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer)
      throws IOException {
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    int length = answer.body().length;
    exchange.sendResponseHeaders(answer.statusCode(), length == 0 ? -1 : length);
    if (length > 0) {
      exchange.getResponseBody().write(answer.body());
    }
  }
}

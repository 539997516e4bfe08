package guitai.journeys.sam;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import guitai.json.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/// Forwards requests for a store's secrets, but answers another Alipay's key.
///
/// @see guitai.local.secrets.SecretsExtension
final class SecretsProxy implements AutoCloseable {
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI store;
  private final String trust;

  SecretsProxy(URI store, String trust) throws IOException {
    this.store = store;
    this.trust = trust;
    server = HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var uri = exchange.getRequestURI();
      var secret = URLDecoder.decode(uri.getRawQuery(), StandardCharsets.UTF_8);
      var answer =
          secret.contains("alipay/trust")
              ? Json.object().add("SecretString", trust).build().toString()
              : passedOn(
                  uri, exchange.getRequestHeaders().getFirst("X-Aws-Parameters-Secrets-Token"));
      var body = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String passedOn(URI uri, String token) throws IOException {
    var request =
        HttpRequest.newBuilder(store.resolve(uri.getRawPath() + "?" + uri.getRawQuery()))
            .header("X-Aws-Parameters-Secrets-Token", token)
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}

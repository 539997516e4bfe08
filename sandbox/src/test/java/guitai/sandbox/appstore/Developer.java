package guitai.sandbox.appstore;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.http.JdkHost;
import guitai.json.Json;
import guitai.keys.Pem;
import guitai.provider.appstore.AppStoreAccount;
import guitai.provider.appstore.AppStoreEnvironment;
import guitai.provider.appstore.AppStoreKey;
import guitai.provider.appstore.AppStoreServer;
import guitai.provider.appstore.AppStoreVerifier;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Optional;

/// The developer of the app, with Guitai's own client and with raw HTTP requests.
record Developer(URI simulator, JsonObject credentials) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  static Developer of(int port) {
    var simulator = URI.create("http://localhost:" + port);
    return new Developer(simulator, json(get(simulator.resolve("/credentials"), "")));
  }

  AppStoreVerifier verifier() {
    return new AppStoreVerifier(
        new AppStoreAccount(
            credentials.getString("bundleId"),
            Optional.of(credentials.getJsonNumber("appAppleId").longValueExact()),
            AppStoreEnvironment.of(credentials.getString("environment")).orElseThrow()),
        Pem.certificate(credentials.getString("rootCertificate")));
  }

  AppStoreServer server() {
    var key = AppStoreKey.parse(credentials.toString());
    return new AppStoreServer(
        simulator, verifier(), () -> key, new JdkHost(InstantSource.system()));
  }

  JsonObject play(String text) {
    var answer = post("/simulate", text.replace('\'', '"'));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  void advance(long seconds) {
    assertThat(post("/simulate/clock", "{\"advanceSeconds\":" + seconds + "}").statusCode())
        .isEqualTo(200);
  }

  /// A stored transaction.
  JsonObject booked(String number) {
    return json(get(simulator.resolve("/simulate/orders?order=" + number), ""))
        .getJsonArray("orders")
        .getJsonObject(0);
  }

  HttpResponse<String> post(String path, String body) {
    return send(
        HttpRequest.newBuilder(simulator.resolve(path))
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> get(String path, String authorization) {
    return get(simulator.resolve(path), authorization);
  }

  private static HttpResponse<String> get(URI uri, String authorization) {
    var request = HttpRequest.newBuilder(uri);
    return send(authorization.isEmpty() ? request : request.header("Authorization", authorization));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return Json.parse(answer.body());
  }
}

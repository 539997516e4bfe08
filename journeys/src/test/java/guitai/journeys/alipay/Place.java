package guitai.journeys.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.sandbox.alipay.AlipaySimulator;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.http.Server;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A simulator, and a shop that receives its notifications.
final class Place implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BlockingQueue<Request> notification = new LinkedBlockingQueue<>();
  private final AlipaySimulator simulator;
  private final Server shop;

  Place(Path home) {
    simulator = AlipaySimulator.start(home, "localhost", 0, URI.create("http://localhost"));
    shop =
        Server.start(
            "localhost",
            0,
            request -> {
              notification.add(request);
              return Response.of(200, "text/plain", "success");
            });
  }

  AlipaySimulator simulator() {
    return simulator;
  }

  String notifyUrl() {
    return "http://localhost:" + shop.port() + "/notifications/alipay";
  }

  /// The next notification.
  Request notification() throws InterruptedException {
    var request = notification.poll(10, TimeUnit.SECONDS);
    assertThat(request).as("a notification").isNotNull();
    return request;
  }

  /// Plays that; the play must succeed.
  JsonObject play(String play) throws IOException, InterruptedException {
    return posted("/simulate", play);
  }

  /// The time on the simulator's clock.
  String advance(long seconds) throws IOException, InterruptedException {
    return posted("/simulate/clock", "{\"advanceSeconds\":" + seconds + "}").getString("now");
  }

  private JsonObject posted(String path, String body) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address(path)).POST(BodyPublishers.ofString(body)).build();
    var answer = HTTP.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.parse(answer.body());
  }

  private URI address(String path) {
    return URI.create("http://localhost:" + simulator.port() + path);
  }

  /// A browser opens that address; it isn't redirected.
  static HttpResponse<String> browse(String url) throws IOException, InterruptedException {
    return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  /// A browser posts a form to that address.
  static HttpResponse<String> submit(String url, String form)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form, StandardCharsets.US_ASCII))
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  static byte[] download(String url) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url)).build();
    return HTTP.send(request, BodyHandlers.ofByteArray()).body();
  }

  @Override
  public void close() {
    simulator.close();
    shop.close();
  }
}

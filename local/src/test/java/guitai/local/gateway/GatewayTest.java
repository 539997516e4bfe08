package guitai.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.json.Json;
import guitai.sandbox.http.Server;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private final CountDownLatch never = new CountDownLatch(1);
  private final Server server =
      Server.start(
          "127.0.0.1",
          0,
          new Gateway(
              List.of(
                  route("GET", "/orders/{id}", new Access.Anyone(), GatewayTest::echo),
                  route("GET", "/orders/mine", new Access.Anyone(), answer("{\"mine\":true}")),
                  route("POST", "/orders", new Access.TokenHolder(), GatewayTest::echo),
                  route("POST", "/refunds", new Access.ScopeHolder("op"), GatewayTest::echo),
                  route("GET", "/rich", new Access.Anyone(), answer(RICH)),
                  route("GET", "/nonsense", new Access.Anyone(), answer("nonsense")),
                  route("GET", "/status", new Access.Anyone(), answer("{\"statusCode\":\"x\"}")),
                  route("GET", "/throws", new Access.Anyone(), GatewayTest::fail),
                  route(
                      "GET",
                      "/limited",
                      new Access.TokenHolder(),
                      new RateLimit(1, 2),
                      answer("{}")),
                  route("GET", "/late", new Access.Anyone(), (_, _, _) -> await())),
              header ->
                  header.startsWith("Bearer ")
                      ? Optional.of(
                          Json.object().add("sub", "a").add("scope", header.substring(7)).build())
                      : Optional.empty(),
              Invocation.lines(new StringBuilder()),
              InstantSource.fixed(Instant.EPOCH)));

  private static final String RICH =
      """
      {"statusCode":202,"headers":{"X-Kind":"rich","content-type":"image/png"},
       "cookies":["a=1; Path=/","b=2"],"body":"AAEC/w==","isBase64Encoded":true}
      """;

  @AfterEach
  void stop() {
    never.countDown();
    server.close();
  }

  @Test
  void a_literal_path_is_taken_before_a_parameter() throws Exception {
    assertThat(get("/orders/mine").body()).isEqualTo("{\"mine\":true}");
    assertThat(event(get("/orders/other")).getString("routeKey")).isEqualTo("GET /orders/{id}");
  }

  @Test
  void parameters_arrive_decoded_and_header_names_in_lower_case() throws Exception {
    var event = event(send("GET", "/orders/a%2Fb+c?q=1", "", "X-Some-Header", "One"));

    assertThat(event.getJsonObject("pathParameters").getString("id")).isEqualTo("a/b+c");
    assertThat(event.getString("rawQueryString")).isEqualTo("q=1");
    assertThat(event.getJsonObject("headers").getString("x-some-header")).isEqualTo("One");
  }

  @Test
  void what_no_route_takes_is_refused_in_the_gateways_own_form() throws Exception {
    for (var path : List.of("/", "/orders", "/orders/", "/orders/a/b", "/else")) {
      var answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).isEqualTo("{\"message\":\"Not Found\"}");
    }
  }

  @Test
  void a_request_without_a_valid_token_reaches_no_handler() throws Exception {
    var none = send("POST", "/orders", "{}", "Content-Type", "application/json");
    var bad = send("POST", "/orders", "{}", "Authorization", "nonsense");

    assertThat(List.of(none.statusCode(), bad.statusCode())).containsOnly(401);
    assertThat(none.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
    assertThat(none.headers().firstValue("www-authenticate")).contains("Bearer");
  }

  @Test
  void a_route_that_wants_a_scope_refuses_a_token_without_it() throws Exception {
    assertThat(send("POST", "/refunds", "", "Authorization", "Bearer x").body())
        .isEqualTo("{\"message\":\"Forbidden\"}");
    var event = event(send("POST", "/refunds", "", "Authorization", "Bearer x op"));
    var jwt =
        event.getJsonObject("requestContext").getJsonObject("authorizer").getJsonObject("jwt");
    assertThat(jwt.getJsonObject("claims").getString("sub")).isEqualTo("a");
    assertThat(jwt.getJsonArray("scopes").getString(0)).isEqualTo("op");
  }

  @Test
  void status_headers_cookies_and_bytes_go_out_as_the_handler_said() throws Exception {
    var answer = HTTP.send(request("GET", "/rich", ""), HttpResponse.BodyHandlers.ofByteArray());

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("x-kind")).contains("rich");
    assertThat(answer.headers().allValues("set-cookie")).containsExactly("a=1; Path=/", "b=2");
    assertThat(answer.body()).containsExactly(0, 1, 2, 0xff);
  }

  @Test
  void a_handler_that_throws_or_answers_nonsense_is_a_500() throws Exception {
    for (var path : List.of("/throws", "/nonsense", "/status")) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(500);
      assertThat(get(path).body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }
  }

  @Test
  void a_late_handler_is_a_503() throws Exception {
    var answer = get("/late");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
  }

  @Test
  void a_request_beyond_the_routes_rate_limit_is_a_429() throws Exception {
    assertThat(get("/limited").statusCode()).isEqualTo(401);
    assertThat(send("GET", "/limited", "", "Authorization", "Bearer x").statusCode())
        .isEqualTo(200);
    var answer = send("GET", "/limited", "", "Authorization", "Bearer x");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Too Many Requests\"}");
    assertThat(get("/orders/mine").statusCode()).isEqualTo(200);
  }

  @Test
  void an_event_beyond_what_lambda_takes_is_a_413() throws Exception {
    var answer =
        send("POST", "/orders", "x".repeat(Gateway.EVENT_LIMIT), "Authorization", "Bearer x");
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Request Entity Too Large\"}");
  }

  private void await() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Route route(
      String method, String path, Access access, RequestStreamHandler handler) {
    return route(method, path, access, new RateLimit(100, 200), handler);
  }

  private static Route route(
      String method, String path, Access access, RateLimit limit, RequestStreamHandler handler) {
    var timeout = Duration.ofMillis(500);
    return new Route(method, new PathTemplate(path), access, timeout, limit, "Test", handler);
  }

  private static void echo(java.io.InputStream in, java.io.OutputStream out, Context context)
      throws IOException {
    var event = new String(in.readAllBytes(), UTF_8);
    out.write("{\"statusCode\":200,\"body\":%s}".formatted(Json.string(event)).getBytes(UTF_8));
  }

  private static void fail(java.io.InputStream in, java.io.OutputStream out, Context context) {
    throw new IllegalStateException("on purpose");
  }

  private static RequestStreamHandler answer(String text) {
    return (_, out, _) -> out.write(text.getBytes(UTF_8));
  }

  private static JsonObject event(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.parse(answer.body());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send("GET", path, "");
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    return HTTP.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest request(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    return (headers.length == 0 ? request : request.headers(headers)).build();
  }
}

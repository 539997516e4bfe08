package guitai.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.bytes.Bytes;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.http.Server;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplePayEndpointTest {
  private static final URI UNREACHABLE = URI.create("http://127.0.0.1:1");

  @Test
  void what_the_page_shows_is_handed_on_to_the_device() throws InterruptedException {
    var received = new AtomicReference<String>("");
    try (var device =
        Server.start(
            "127.0.0.1",
            0,
            request -> {
              received.set(new String(request.body().toArray(), StandardCharsets.UTF_8));
              return Response.json(200, "{\"token\":{}}");
            })) {
      var address = URI.create("http://127.0.0.1:" + device.port());
      var answer = ask(address, "{\"request\":{\"currencyCode\":\"CNY\"}}");

      assertThat(answer.body()).isEqualTo(Bytes.utf8("{\"token\":{}}"));
      assertThat(received.get())
          .isEqualTo("{\"play\":\"pay\",\"request\":{\"currencyCode\":\"CNY\"}}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"request\":1}", "{\"request\":{},\"play\":\"trouble\"}", "[{}]"})
  void what_is_no_request_is_not_handed_on(String body) throws InterruptedException {
    assertThat(ask(UNREACHABLE, body).status()).isEqualTo(400);
  }

  @Test
  void a_device_that_is_not_there_is_a_problem_in_words() throws InterruptedException {
    var answer = ask(UNREACHABLE, "{\"request\":{}}");

    assertThat(answer.status()).isEqualTo(502);
    assertThat(new String(answer.body().toArray(), StandardCharsets.UTF_8)).contains("simulator");
  }

  private static Response ask(URI device, String body) throws InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return new ApplePayEndpoint(device, http)
          .handle(
              new Request(
                  "POST",
                  "/local/apple-pay",
                  Optional.empty(),
                  Map.of(),
                  Bytes.utf8(body),
                  "127.0.0.1"));
    }
  }
}

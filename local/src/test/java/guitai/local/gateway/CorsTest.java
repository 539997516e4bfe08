package guitai.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.bytes.Bytes;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The local gateway answers cross-origin requests as the template has API Gateway do it.
class CorsTest {
  private static final String SHOP = "https://shop.example";
  private static final Cors.Answerer GATEWAY = _ -> Response.json(200, "{}");
  private final Cors cors = new Cors(List.of(SHOP));

  private static Response handle(Cors cors, String method, String origin) throws Exception {
    var headers = origin.isEmpty() ? Map.<String, String>of() : Map.of("origin", origin);
    return cors.handle(request(method, headers), GATEWAY);
  }

  private static Request request(String method, Map<String, String> headers) {
    return new Request(method, "/orders", Optional.empty(), headers, Bytes.utf8(""), "127.0.0.1");
  }

  @Test
  void a_preflight_request_of_an_allowed_origin_learns_what_it_may_send() throws Exception {
    var answer = handle(cors, "OPTIONS", SHOP);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers())
        .containsEntry("access-control-allow-origin", SHOP)
        .containsEntry("access-control-allow-methods", "GET,POST")
        .containsEntry("access-control-allow-headers", "authorization,content-type,idempotency-key")
        .containsEntry("access-control-max-age", "3600");
  }

  @Test
  void an_answer_to_an_allowed_origin_names_it() throws Exception {
    var answer = handle(cors, "POST", SHOP);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers())
        .containsEntry("access-control-allow-origin", SHOP)
        .containsEntry("access-control-expose-headers", "location,retry-after");
    assertThat(handle(new Cors(List.of("*")), "GET", "https://any.example").headers())
        .containsEntry("access-control-allow-origin", "*");
  }

  @Test
  void another_origin_and_none_get_no_such_header() throws Exception {
    for (var method : List.of("OPTIONS", "GET")) {
      for (var origin : List.of("https://evil.example", "https://shop.example.evil", "null", "")) {
        assertThat(handle(cors, method, origin).headers())
            .doesNotContainKey("access-control-allow-origin");
      }
    }
  }

  @Test
  void without_origins_the_gateway_answers_alone() throws Exception {
    for (var method : List.of("OPTIONS", "GET")) {
      assertThat(handle(new Cors(List.of()), method, SHOP)).isEqualTo(Response.json(200, "{}"));
    }
  }

  @Test
  void it_allows_what_the_template_allows() throws Exception {
    var template = Files.readString(Path.of("../template.yaml"));
    assertThat(template)
        .contains(
            "AllowMethods: " + list(Cors.METHODS),
            "AllowHeaders: " + list(Cors.HEADERS),
            "ExposeHeaders: " + list(Cors.EXPOSED),
            "MaxAge: " + Cors.MAX_AGE);
  }

  private static String list(List<String> names) {
    return "[" + String.join(", ", names) + "]";
  }
}

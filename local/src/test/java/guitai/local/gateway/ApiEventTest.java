package guitai.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.http.Request;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiEventTest {
  private static final ObjectMapper STRICT =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
  private static final Instant NOW = Instant.parse("2026-03-05T07:08:09.010Z");

  @Test
  void aws_own_class_reads_an_event_and_writes_the_very_same() throws Exception {
    var claims = Json.parse("{\"sub\":\"alice\",\"exp\":1700000000,\"aud\":[\"a\",\"b\"]}");
    var event =
        event(
            request(
                "GET", "/orders/A%20B", "x=1&x=2&y=%E6%9F%9C", "", Map.of("cookie", "a=1; b=2")),
            new Access.ScopeHolder("guitai/operator"),
            Map.of("id", "A B"),
            Optional.of(claims));
    var oracle = STRICT.readValue(event.toString(), APIGatewayV2HTTPEvent.class);

    assertThat(STRICT.readTree(STRICT.writeValueAsString(oracle)))
        .isEqualTo(STRICT.readTree(event.toString()));
    assertThat(oracle.getQueryStringParameters()).isEqualTo(Map.of("x", "1,2", "y", "柜"));
    assertThat(oracle.getCookies()).containsExactly("a=1", "b=2");
    assertThat(oracle.getRequestContext().getAuthorizer().getJwt().getClaims())
        .isEqualTo(Map.of("sub", "alice", "exp", "1700000000", "aud", "[a b]"));
    assertThat(oracle.getRequestContext().getTime()).isEqualTo("05/Mar/2026:07:08:09 +0000");
    assertThat(oracle.getRequestContext().getHttp().getSourceIp()).isEqualTo("192.0.2.7");
  }

  @Test
  void what_a_request_does_not_have_its_event_does_not_have() {
    var event =
        event(
            request("GET", "/orders", "", "", Map.of()),
            new Access.Anyone(),
            Map.of(),
            Optional.empty());

    assertThat(event.keySet())
        .containsExactlyInAnyOrder(
            "version",
            "routeKey",
            "rawPath",
            "rawQueryString",
            "headers",
            "requestContext",
            "isBase64Encoded");
    assertThat(event.getBoolean("isBase64Encoded")).isFalse();
    assertThat(event.getJsonObject("requestContext")).doesNotContainKey("authorizer");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json,true",
    "application/json; charset=utf-8,true",
    "Application/XML,true",
    "text/xml,true",
    "application/javascript,true",
    "application/problem+json,false",
    "application/x-www-form-urlencoded,false",
    "application/octet-stream,false",
    ",false",
  })
  void a_body_is_text_for_a_few_media_types_and_base64_for_all_others(
      String contentType, boolean plain) {
    Map<String, String> headers =
        contentType == null ? Map.of() : Map.of("content-type", contentType);
    var event =
        event(
            request("POST", "/orders", "", "柜台", headers),
            new Access.Anyone(),
            Map.of(),
            Optional.empty());

    assertThat(event.getBoolean("isBase64Encoded")).isEqualTo(!plain);
    assertThat(event.getString("body"))
        .isEqualTo(plain ? "柜台" : Base64.getEncoder().encodeToString(Bytes.utf8("柜台").toArray()));
  }

  private static JsonObject event(
      Request request, Access access, Map<String, String> parameters, Optional<JsonObject> claims) {
    var route =
        new Route(
            request.method(),
            new PathTemplate("/orders/{id}"),
            access,
            Route.LONGEST,
            new RateLimit(100, 200),
            "ServeCustomer",
            (_, _, _) -> {});
    return new ApiEvent(request, route, parameters, claims, "request-1", NOW).toJson();
  }

  private static Request request(
      String method, String path, String query, String body, Map<String, String> headers) {
    var all = new HashMap<>(headers);
    all.put("host", "localhost:8080");
    all.put("user-agent", "test");
    return new Request(
        method,
        path,
        Optional.of(query).filter(text -> !text.isEmpty()),
        all,
        Bytes.utf8(body),
        "192.0.2.7");
  }
}

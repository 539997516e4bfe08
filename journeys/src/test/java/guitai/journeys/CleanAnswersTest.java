package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.journeys.rules.OpenApi;
import guitai.json.Json;
import guitai.local.Settings;
import guitai.local.Store;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// EDGE-2: no request is answered 500 or 503 for what is in it. Generated paths, queries, headers
/// and bodies at every route of a store that lacks nothing, with its tables' real limits.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CleanAnswersTest {
  /// By default some thousand; a longer run finds more.
  private static final int REQUESTS = Integer.getInteger("guitai.cleanAnswers.requests", 3_000);

  private static final long SEED = Long.getLong("guitai.cleanAnswers.seed", 13);

  private static final int UNHEARD = 0;

  private final HttpClient http = HttpClient.newHttpClient();
  private Store store;
  private List<String> routes;
  private String order;
  private List<String> tokens;

  @BeforeAll
  void open(@TempDir Path home) throws Exception {
    store = Store.start(Settings.forTests(home));
    routes = OpenApi.read().operations().keySet().stream().toList();
    var shopper = Shopper.of("fuzz", store.uri(), store.simulator("wechat-pay"));
    order = shopper.order("ink-garden");
    var long2000 = "s".repeat(2000);
    tokens =
        List.of(shopper.token(), token("{\"customer\":\"op\",\"operator\":true}"), token(long2000));
  }

  @AfterAll
  void close() {
    http.close();
    store.close();
  }

  private String token(String body) throws Exception {
    var json = body.startsWith("{") ? body : "{\"customer\":\"" + body + "\",\"operator\":true}";
    var answer = Shopper.post(store.uri().resolve("/local/tokens"), json);
    return answer.status() == 200 ? answer.json().getString("token") : "";
  }

  @Test
  void no_request_is_answered_as_a_fault_of_ours() throws Exception {
    var random = new Random(SEED);
    var faults = new TreeSet<String>();
    var statuses = new TreeMap<Integer, Integer>();
    for (int i = 0; i < REQUESTS; i++) {
      var request = request(random);
      var answer = answer(request);
      statuses.merge(answer, 1, Integer::sum);
      if (answer == 500 || answer == 503) {
        faults.add("%d %s %s".formatted(answer, request.method(), shortened(request.uri())));
      }
    }
    assertThat(faults).as("seed " + SEED).isEmpty();
    assertThat(statuses)
        .as("the requests reach the handlers")
        .containsKeys(200, 400, 401, 403, 404);
    assertThat(statuses.getOrDefault(UNHEARD, 0)).isLessThan(REQUESTS / 10);
  }

  /// The status; [#UNHEARD] where the local server hung up on a request that it doesn't take.
  private int answer(HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return UNHEARD;
    }
  }

  private static String shortened(URI uri) {
    var text = uri.toString();
    return text.substring(0, Math.min(300, text.length()));
  }

  private HttpRequest request(Random random) {
    var route = routes.get(random.nextInt(routes.size())).split(" ", 2);
    var path = path(random, route[1]) + query(random);
    var request = HttpRequest.newBuilder(store.uri().resolve("/").resolve(path));
    if (random.nextInt(8) > 0) {
      request.header("Authorization", "Bearer " + tokens.get(random.nextInt(tokens.size())));
    }
    if (random.nextInt(4) > 0) {
      request.header(
          "Idempotency-Key", random.nextBoolean() ? "k" + random.nextInt(50) : header(random));
    }
    if (random.nextBoolean()) {
      request.header("Content-Type", random.nextBoolean() ? "application/json" : header(random));
    }
    for (var name :
        List.of(
            "Wechatpay-Serial",
            "Wechatpay-Signature",
            "Wechatpay-Timestamp",
            "Wechatpay-Nonce",
            "X-Forwarded-For")) {
      if (random.nextInt(4) == 0) {
        request.header(name, header(random));
      }
    }
    return request.method(route[0], BodyPublishers.ofByteArray(body(random))).build();
  }

  /// A path parameter is one that the store knows or an invented one, percent-encoded as a client
  /// would.
  private String path(Random random, String route) {
    var path = new StringBuilder();
    for (var segment : route.substring(1).split("/", -1)) {
      path.append('/').append(segment.startsWith("{") ? encoded(parameter(random)) : segment);
    }
    return path.toString();
  }

  private String parameter(Random random) {
    return switch (random.nextInt(9)) {
      case 0, 1 -> order;
      case 2 -> "CHN";
      case 3 -> List.of("wechat-pay", "alipay", "union-pay", "app-store").get(random.nextInt(4));
      case 4 -> order + ":wechat-pay:1900000109:" + text(random);
      case 5 -> "app-store:com.example:" + text(random);
      default -> text(random);
    };
  }

  private String query(Random random) {
    var parameters = new ArrayList<String>();
    for (int i = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0; i > 0; i--) {
      var name = List.of("after", "day", "source", "customer").get(random.nextInt(4));
      var value =
          switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> "wechat-pay";
            case 2 -> "2026-11-2" + random.nextInt(10);
            case 3 -> "+999999999-12-31";
            default -> text(random);
          };
      parameters.add(name + "=" + encoded(value));
    }
    return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
  }

  private static final List<String> LETTERS =
      List.of(
          "a",
          "9",
          "Z",
          " ",
          "\u0000",
          "\n",
          "画",
          "\uD83D\uDE00",
          "%",
          "/",
          ":",
          "'",
          "\"",
          "\\",
          "\u007f");

  /// Any letters, of lengths around every limit.
  private static String text(Random random) {
    int length =
        List.of(1, 2, 26, 28, 64, 128, 300, 1024, 1025, 2048, 2049, 3000).get(random.nextInt(12));
    if (random.nextBoolean()) {
      return LETTERS.get(random.nextInt(LETTERS.size())).repeat(length);
    }
    return IntStream.range(0, length)
        .mapToObj(_ -> LETTERS.get(random.nextInt(LETTERS.size())))
        .collect(Collectors.joining());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String header(Random random) {
    return text(random).replaceAll("[^\\x20-\\x7E]", "x").strip() + "x";
  }

  private byte[] body(Random random) {
    var json = json(random, 3);
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(6)) {
      case 0 -> new byte[0];
      case 1 -> {
        var noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        yield noise;
      }
      case 2 -> {
        if (bytes.length > 0) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        yield bytes;
      }
      default -> bytes;
    };
  }

  private static final List<String> FIELDS =
      List.of(
          "storefront",
          "product",
          "method",
          "channel",
          "payer",
          "openid",
          "returnUrl",
          "amount",
          "minorUnits",
          "currency",
          "reason",
          "resolution",
          "refund",
          "proposal",
          "token",
          "data",
          "header",
          "signature",
          "version",
          "signedTransaction",
          "signedPayload",
          "resource");

  private static final List<String> VALUES =
      List.of(
          "\"CHN\"",
          "\"ink-garden\"",
          "\"wechat-pay\"",
          "\"alipay\"",
          "\"apple-pay\"",
          "\"qr\"",
          "\"wechat\"",
          "\"web\"",
          "\"app\"",
          "\"mobile-web\"",
          "\"CNY\"",
          "\"grant\"",
          "\"refund\"",
          "\"refunded-at-provider\"",
          "0",
          "-1",
          "1",
          "600",
          "1e400",
          "1e999999999",
          "9223372036854775807",
          "9223372036854775808",
          "0.1",
          "true",
          "null",
          "[]",
          "\"\"",
          "\"https://example.com/a b\"",
          "\"https://store.example/back\"",
          "\"a.b.c\"",
          "\"eyJhbGciOiJFUzI1NiJ9.e30.AA\"",
          "\"EC_v1\"");

  private String json(Random random, int depth) {
    if (random.nextInt(4) == 0) {
      return whole(random);
    }
    var fields = new TreeSet<String>();
    for (int i = random.nextInt(6); i > 0; i--) {
      fields.add("\"" + FIELDS.get(random.nextInt(FIELDS.size())) + "\":" + value(random, depth));
    }
    return "{" + String.join(",", fields) + "}";
  }

  /// A body of which only a value or two is strange.
  private String whole(Random random) {
    return switch (random.nextInt(4)) {
      case 0 ->
          "{\"storefront\":\"CHN\",\"product\":%s,\"method\":%s,\"channel\":%s}"
              .formatted(
                  either(random, "\"ink-garden\""),
                  either(random, "\"wechat-pay\""),
                  either(random, "\"qr\""));
      case 1 ->
          "{\"method\":\"wechat-pay\",\"channel\":\"wechat\",\"payer\":{\"openid\":%s}}"
              .formatted(value(random, 0));
      case 2 ->
          "{\"amount\":{\"minorUnits\":%s,\"currency\":%s},\"reason\":%s}"
              .formatted(value(random, 0), value(random, 0), value(random, 0));
      default ->
          "{\"resolution\":%s,\"refund\":%s,\"reason\":%s}"
              .formatted(value(random, 0), value(random, 0), value(random, 0));
    };
  }

  /// Mostly what is right.
  private String either(Random random, String right) {
    return random.nextInt(4) > 0 ? right : value(random, 0);
  }

  private String value(Random random, int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> Json.string(text(random)).toString();
      case 1, 2 -> depth > 0 ? json(random, depth - 1) : "{}";
      case 3 -> "[".repeat(random.nextInt(2000)) + "1";
      default -> VALUES.get(random.nextInt(VALUES.size()));
    };
  }
}

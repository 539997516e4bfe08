package guitai.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import guitai.bytes.Bytes;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.http.Server;
import guitai.storefront.Method;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  private static final String ORDER = "ABCDEFGHJKMNPQRSTVWXYZ0123";
  private static final String WANTED = "{\"order\":\"" + ORDER + "\",\"method\":\"alipay\"}";

  @Test
  void the_page_sends_requests_to_its_own_store_alone() {
    var page = new Page();
    for (var path :
        new String[] {
          "/", "/counter.js", "/words.js", "/methods.js", "/counter.css", "/icon.svg"
        }) {
      var answer = page.handle(request("GET", path, "", ""));
      var text = new String(answer.body().toArray(), StandardCharsets.UTF_8);

      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(answer.headers().get("Content-Security-Policy")).startsWith("default-src 'self'");
      assertThat(text.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/orders", "/../catalogue/CHN.json", "/page/index.html", "/index.htm"})
  void no_other_file_is_served(String path) {
    assertThat(new Page().serves(request("GET", path, "", ""))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"weixin://wxpay/bizpayurl?pr=abc123", "柜台", "x"})
  void a_phone_reads_what_was_drawn(String text) throws Exception {
    var answer = draw(text);

    assertThat(answer.headers()).containsEntry("Content-Type", "image/svg+xml");
    assertThat(new Decoder().decode(matrix(answer)).getText()).isEqualTo(text);
  }

  @Test
  void what_is_drawn_has_a_limit() {
    assertThat(draw("").status()).isEqualTo(400);
    assertThat(draw("x".repeat(QrCode.TEXT_LIMIT)).status()).isEqualTo(200);
    assertThat(draw("x".repeat(QrCode.TEXT_LIMIT + 1)).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"WECHAT_PAY", "ALIPAY"})
  void paying_is_handed_on_to_the_simulator(Method method) throws Exception {
    var received = new AtomicReference<String>("");
    try (var http = HttpClient.newHttpClient();
        var simulator =
            Server.start(
                "127.0.0.1",
                0,
                request -> {
                  received.set(new String(request.body().toArray(), StandardCharsets.UTF_8));
                  return Response.json(200, "{\"paid\":true}");
                })) {
      var address = URI.create("http://127.0.0.1:" + simulator.port());
      var unreachable = URI.create("http://127.0.0.1:1");
      var other = method == Method.ALIPAY ? Method.WECHAT_PAY : Method.ALIPAY;
      var endpoint = new PaymentEndpoint(Map.of(method, address, other, unreachable), http);
      var wanted = WANTED.replace("alipay", method.text());
      var answer = endpoint.handle(request("POST", "/local/pay", "", wanted));

      assertThat(answer.body()).isEqualTo(Bytes.utf8("{\"paid\":true}"));
      assertThat(received.get()).isEqualTo("{\"play\":\"pay\",\"order\":\"" + ORDER + "\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"order\":1,\"method\":\"alipay\"}",
        "{\"order\":\"../x\",\"method\":\"alipay\"}",
        "{\"order\":\"" + ORDER + "\"}",
        "{\"order\":\"" + ORDER + "\",\"method\":\"apple-pay\"}",
        "{\"order\":\"" + ORDER + "\",\"method\":\"alipay\",\"x\":1}"
      })
  void what_is_no_order_is_not_handed_on(String body) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var endpoint =
          new PaymentEndpoint(Map.of(Method.ALIPAY, URI.create("http://127.0.0.1:1")), http);
      assertThat(endpoint.handle(request("POST", "/local/pay", "", body)).status()).isEqualTo(400);
    }
  }

  @Test
  void a_simulator_that_is_not_there_is_a_problem_in_words() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var endpoint =
          new PaymentEndpoint(Map.of(Method.ALIPAY, URI.create("http://127.0.0.1:1")), http);
      var answer = endpoint.handle(request("POST", "/local/pay", "", WANTED));

      assertThat(answer.status()).isEqualTo(502);
      assertThat(new String(answer.body().toArray(), StandardCharsets.UTF_8)).contains("simulator");
    }
  }

  private static Response draw(String text) {
    var query = "text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    return new QrCode().handle(request("GET", "/local/qr", query, ""));
  }

  /// The squares of the path as a camera sees them.
  private static BitMatrix matrix(Response answer) {
    var svg = new String(answer.body().toArray(), StandardCharsets.UTF_8);
    var size = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
    assertThat(size.find()).isTrue();
    var matrix = new BitMatrix(Integer.parseInt(size.group(1)));
    var square = Pattern.compile("M(\\d+) (\\d+)h").matcher(svg);
    while (square.find()) {
      matrix.set(Integer.parseInt(square.group(1)), Integer.parseInt(square.group(2)));
    }
    return matrix;
  }

  private static Request request(String method, String path, String query, String body) {
    return new Request(
        method,
        path,
        Optional.of(query).filter(text -> !text.isEmpty()),
        Map.of(),
        Bytes.utf8(body),
        "127.0.0.1");
  }
}

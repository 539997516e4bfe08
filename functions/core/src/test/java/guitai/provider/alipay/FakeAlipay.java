package guitai.provider.alipay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import guitai.bytes.Bytes;
import guitai.http.JdkHost;
import guitai.json.Json;
import guitai.keys.Pem;
import guitai.keys.Sha256Rsa;
import guitai.provider.Delivery;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// A fake Alipay: a gateway that gives prepared answers, the last one over and over, and the
/// notifications it would sign.
final class FakeAlipay implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-01T02:00:06Z");
  private static final PrivateKey KEY =
      Pem.privateKey("RSA", Vectors.text("keys/gen-alipay-rsa2048-private-pkcs8.pem"));

  /// An answer's node before it is signed.
  record Node(String method, String text) {
    static Node of(String method, String code, Map<String, String> fields) {
      var json = Json.object().add("code", code).add("msg", "paper");
      fields.forEach(json::add);
      return new Node(method, json.build().toString());
    }

    static Node done(String method, Map<String, String> fields) {
      return of(method, "10000", fields);
    }

    static Node error(String method, String subCode) {
      return of(method, "40004", Map.of("sub_code", subCode));
    }

    byte[] signed() {
      return bytes(",\"sign\":\"" + sign(text) + "\"");
    }

    byte[] bytes(String rest) {
      var name = method.replace('.', '_') + "_response";
      return ("{\"" + name + "\":" + text + rest + "}").getBytes(StandardCharsets.UTF_8);
    }
  }

  /// A call as the gateway received it, decoded.
  record Heard(Map<String, String> parameters) {
    String method() {
      return parameters.getOrDefault("method", "");
    }

    JsonObject content() {
      return Json.parse(parameters.getOrDefault("biz_content", "{}"));
    }
  }

  final List<Heard> calls = new CopyOnWriteArrayList<>();
  private final Deque<byte[]> answers = new ArrayDeque<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  FakeAlipay(Node... nodes) {
    give(nodes);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String origin() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  AlipayAccount account() {
    return Vectors.account(URI.create(origin() + "/gateway.do"));
  }

  AlipayWallet wallet() {
    return new AlipayWallet(account(), Vectors::merchant, Vectors::keys, new JdkHost(() -> NOW));
  }

  AlipayRefunds refunds() {
    return new AlipayRefunds(account(), Vectors::merchant, Vectors::keys, new JdkHost(() -> NOW));
  }

  void give(Node... nodes) {
    give(Arrays.stream(nodes).map(Node::signed).toArray(byte[][]::new));
  }

  synchronized void give(byte[]... bodies) {
    answers.clear();
    answers.addAll(Arrays.asList(bodies));
  }

  private synchronized byte[] next() {
    return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var query = exchange.getRequestURI().getRawQuery();
      var parameters = new TreeMap<String, String>();
      Vectors.pairs((query == null ? "" : query) + "&" + body)
          .forEach(pair ->
              parameters.put(
                  pair.getKey(), URLDecoder.decode(pair.getValue(), StandardCharsets.UTF_8)));
      calls.add(new Heard(parameters));
      var answer = next();
      exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  static String sign(String text) {
    return Sha256Rsa.sign(KEY, text.getBytes(StandardCharsets.UTF_8));
  }

  /// A notification of a payment of 88.88 yuan.
  static Map<String, String> paid(String merchantOrderNumber) {
    var fields = new TreeMap<String, String>();
    fields.put("notify_type", "trade_status_sync");
    fields.put("notify_id", "2026030100222100005000170000000001");
    fields.put("notify_time", "2026-03-01 10:00:06");
    fields.put("app_id", Vectors.ACCOUNT.appId());
    fields.put("seller_id", Vectors.ACCOUNT.sellerId());
    fields.put("charset", "utf-8");
    fields.put("version", "1.0");
    fields.put("trade_no", "2026030122001400170500000001");
    fields.put("out_trade_no", merchantOrderNumber);
    fields.put("total_amount", "88.88");
    fields.put("buyer_pay_amount", "80.00");
    fields.put("subject", "会员月卡 30+天 100% & 😀");
    fields.put("trade_status", "TRADE_SUCCESS");
    fields.put("gmt_payment", "2026-03-01 10:00:05");
    return fields;
  }

  /// The text that is signed in a notification.
  static String content(Map<String, String> fields) {
    return new TreeMap<>(fields)
        .entrySet().stream()
            .map(field -> field.getKey() + "=" + field.getValue())
            .collect(Collectors.joining("&"));
  }

  static Delivery notice(Map<String, String> fields) {
    return posted(fields, sign(content(fields)));
  }

  static Delivery posted(Map<String, String> fields, String sign) {
    var all = new TreeMap<>(fields);
    all.put("sign", sign);
    all.putIfAbsent("sign_type", "RSA2");
    return delivery(
        all.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&")));
  }

  static Delivery delivery(String body) {
    return new Delivery(
        Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
        Bytes.utf8(body),
        NOW);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

package guitai.provider.unionpay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import guitai.http.JdkHost;
import guitai.keys.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A simulated UnionPay under the synthetic vectors' certificates: a gateway that gives prepared
/// answers, and signs notifications.
final class FakeUnionPay implements AutoCloseable {
  static final String PAYMENT = "202601011200001234568";

  private static final PrivateKey KEY =
      Pem.privateKey("RSA", Vectors.text("synthetic/ca/unionpay_sign_key.pem"));

  /// The certificate as a message contains it: CRLF inside, none at the end.
  private static final String CERTIFICATE =
      Vectors.text("synthetic/ca/unionpay_sign.cer")
          .strip()
          .replace("\r\n", "\n")
          .replace("\n", "\r\n");

  private static final List<String> ECHOED =
      List.of("txnType", "txnSubType", "bizType", "orderId", "txnTime", "txnAmt", "currencyCode");

  /// A call that the gateway received, decoded.
  record Heard(String path, Map<String, String> fields) {
    String text(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  final List<Heard> calls = new CopyOnWriteArrayList<>();
  Instant now = Vectors.NOW;
  private volatile Function<Heard, String> given = _ -> "";
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final UnionPayMerchant merchant = Vectors.merchant("keys/acp_test_sign_69903319369.pfx");

  FakeUnionPay() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  UnionPayAccount account() {
    var origin = URI.create("http://localhost:" + server.getAddress().getPort());
    return new UnionPayAccount(Vectors.MER_ID, origin, origin, Vectors.ACCOUNT.notifyUrl());
  }

  UnionPayWallet wallet() {
    return new UnionPayWallet(account(), () -> merchant, Vectors.SYNTHETIC, new JdkHost(() -> now));
  }

  UnionPayRefunds refunds() {
    return new UnionPayRefunds(
        account(), () -> merchant, Vectors.SYNTHETIC, new JdkHost(() -> now));
  }

  UnionPayBills bills() {
    return new UnionPayBills(account(), () -> merchant, Vectors.SYNTHETIC, new JdkHost(() -> now));
  }

  /// From now on each answer repeats the request's fields, with these added.
  void give(Map<String, String> more) {
    give(heard -> answer(echo(heard, more)));
  }

  void give(Function<Heard, String> answer) {
    given = answer;
  }

  static Map<String, String> echo(Heard heard, Map<String, String> more) {
    var fields = new TreeMap<String, String>();
    ECHOED.forEach(name -> {
      if (heard.fields().containsKey(name)) {
        fields.put(name, heard.fields().get(name));
      }
    });
    fields.putAll(more);
    return fields;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var heard = new Heard(exchange.getRequestURI().getPath(), query(body));
      calls.add(heard);
      var answer = given.apply(heard).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  static Fields signed(Map<String, String> fields) {
    var all = new TreeMap<String, String>();
    all.put("version", "5.1.0");
    all.put("encoding", "UTF-8");
    all.put("signMethod", "01");
    all.put("merId", Vectors.MER_ID);
    all.put("signPubKeyCert", CERTIFICATE);
    all.putAll(fields);
    var message = Fields.of(all);
    return message.with(Fields.SIGNATURE, DoubleDigest.sign(KEY, message.signedText()));
  }

  /// An answer's body as UnionPay writes it: no value is encoded.
  static String answer(Map<String, String> fields) {
    var message = signed(fields);
    return message.signedText() + "&signature=" + message.text(Fields.SIGNATURE).orElseThrow();
  }

  static Map<String, String> query(String body) {
    return Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}

package guitai.provider.appstore;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import guitai.json.Json;
import guitai.keys.Es256;
import guitai.keys.Pem;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server on this machine that gives prepared answers, the last one repeatedly, records the
/// requests, and signs with Apple's published test key.
final class FakeAppStore implements AutoCloseable {
  record Request(String method, String target, String authorization, String body) {}

  record Reply(int status, Map<String, String> headers, String body) {
    static Reply ok(JsonObjectBuilder json) {
      return new Reply(200, Map.of(), json.build().toString());
    }

    static Reply error(int status, String file) {
      return new Reply(status, Map.of(), Vectors.text("answers/" + file));
    }

    static Reply error(int status, long code) {
      return new Reply(status, Map.of(), "{\"errorCode\":" + code + ",\"errorMessage\":\"-\"}");
    }

    static Reply empty(int status) {
      return new Reply(status, Map.of(), "");
    }
  }

  private static final PrivateKey LEAF = leaf();

  final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Deque<Reply> replies = new ArrayDeque<>();
  private final HttpServer server;

  FakeAppStore(Reply... replies) {
    give(replies);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /// The key is in the form of SEC 1, whose number begins at the eighth byte; the JDK reads PKCS#8.
  private static PrivateKey leaf() {
    try {
      var text = Vectors.text("certs/testLeaf.key").replaceAll("-----[A-Z ]+-----", "");
      var number = Arrays.copyOfRange(Base64.getMimeDecoder().decode(text), 7, 7 + 32);
      var parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return KeyFactory.getInstance("EC")
          .generatePrivate(
              new ECPrivateKeySpec(
                  new BigInteger(1, number), parameters.getParameterSpec(ECParameterSpec.class)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  URI host() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  void give(Reply... more) {
    synchronized (replies) {
      replies.clear();
      replies.addAll(List.of(more));
    }
  }

  private Reply next() {
    synchronized (replies) {
      return replies.size() > 1 ? replies.removeFirst() : replies.getFirst();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      var reply = next();
      reply.headers().forEach(exchange.getResponseHeaders()::add);
      var body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  static String signed(JsonObject content) {
    var x5c = Json.array();
    for (var name : List.of("testLeaf", "testIntermediate", "testCA")) {
      x5c.add(der(Vectors.text("certs/" + name + ".pem")));
    }
    var header = Json.object().add("alg", "ES256").add("x5c", x5c).build();
    return Es256.compact(header, content, LEAF);
  }

  private static String der(String pem) {
    try {
      return Base64.getEncoder().encodeToString(Pem.certificate(pem).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonObjectBuilder transaction(String number) {
    return Json.object()
        .add("transactionId", number)
        .add("originalTransactionId", number)
        .add("bundleId", "com.example")
        .add("productId", "com.example.coins.60")
        .add("purchaseDate", Vectors.NOW.toEpochMilli())
        .add("type", "Consumable")
        .add("environment", "Sandbox")
        .add("signedDate", Vectors.NOW.toEpochMilli());
  }

  static JsonObjectBuilder notification(String id, String type, JsonObject transaction) {
    return Json.object()
        .add("notificationType", type)
        .add("notificationUUID", id)
        .add("version", "2.0")
        .add("signedDate", Vectors.NOW.toEpochMilli())
        .add(
            "data",
            Json.object()
                .add("bundleId", "com.example")
                .add("environment", "Sandbox")
                .add("signedTransactionInfo", signed(transaction)));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

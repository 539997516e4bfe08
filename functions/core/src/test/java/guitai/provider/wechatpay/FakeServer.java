package guitai.provider.wechatpay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import guitai.bytes.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

/// An HTTP server on this machine that gives prepared answers, the last one over and over, and
/// records the requests.
final class FakeServer implements AutoCloseable {
  record Request(String method, String target, Map<String, String> headers, String body) {}

  /// @param after how long the server lets the caller wait
  record Reply(int status, Map<String, String> headers, Bytes body, Duration after) {
    static Reply signed(int status, String body) {
      return signed(status, body, FakeWechatPay.NOW);
    }

    static Reply signed(int status, String body, Instant at) {
      var headers = FakeWechatPay.signed(body.getBytes(StandardCharsets.UTF_8), at);
      return new Reply(status, headers, Bytes.utf8(body), Duration.ZERO);
    }

    static Reply file(byte[] body) {
      return new Reply(200, Map.of(), Bytes.of(body), Duration.ZERO);
    }

    static Reply unsigned(int status, String body) {
      return new Reply(status, Map.of(), Bytes.utf8(body), Duration.ZERO);
    }

    static Reply error(int status, String code) {
      return unsigned(status, "{\"code\":\"" + code + "\",\"message\":\"错误\"}");
    }

    Reply with(String header, String value) {
      var changed = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      changed.putAll(headers);
      changed.put(header, value);
      return new Reply(status, changed, body, after);
    }

    Reply late(Duration after) {
      return new Reply(status, headers, body, after);
    }
  }

  final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Deque<Reply> replies = new ArrayDeque<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  FakeServer(Reply... replies) {
    give(replies);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    requests.add(
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            headers,
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    give(exchange, next());
  }

  /// Prepares these answers from now on.
  synchronized void give(Reply... answers) {
    replies.clear();
    replies.addAll(Arrays.asList(answers));
  }

  private synchronized Reply next() {
    return replies.size() > 1 ? replies.removeFirst() : replies.getFirst();
  }

  private static void give(HttpExchange exchange, Reply reply) throws IOException {
    try (exchange) {
      Thread.sleep(reply.after());
      reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      var body = reply.body().toArray();
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

package guitai.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Lambda's runtime API for one invocation: it gives one event, and records when the function asked
/// for it and when it answered.
///
/// @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
final class RuntimeApi implements AutoCloseable {
  private static final String ROOT = "/2018-06-01/runtime/";
  private static final String REQUEST = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final byte[] event;
  private final HttpServer server;
  private final CompletableFuture<Long> ready = new CompletableFuture<>();
  private final CompletableFuture<Answer> answered = new CompletableFuture<>();

  record Answer(long at, String body) {}

  RuntimeApi(String event) {
    this.event = event.getBytes(StandardCharsets.UTF_8);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// When the function was ready and asked for its first event, by [System#nanoTime].
  long ready() {
    return await(ready);
  }

  Answer answered() {
    return await(answered);
  }

  private void handle(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    if (path.equals(ROOT + "invocation/next")) {
      next(exchange);
    } else if (path.endsWith("/response")) {
      var answer = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      answered.complete(new Answer(System.nanoTime(), answer));
      exchange.sendResponseHeaders(202, -1);
    } else {
      var error = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var failure = new IllegalStateException(path + ": " + error);
      ready.completeExceptionally(failure);
      answered.completeExceptionally(failure);
      exchange.sendResponseHeaders(202, -1);
    }
  }

  /// AWS's client crashes where headers are missing. A request for a second event gets no answer.
  private void next(HttpExchange exchange) throws IOException {
    if (!ready.complete(System.nanoTime())) {
      return;
    }
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", REQUEST);
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 30_000));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:ap-east-1:123456789012:function:cold-start");
    headers.set("Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700");
    headers.set("Lambda-Runtime-Client-Context", "{}");
    headers.set("Lambda-Runtime-Cognito-Identity", "{}");
    headers.set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
    exchange.getResponseBody().close();
  }

  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the function made no call", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

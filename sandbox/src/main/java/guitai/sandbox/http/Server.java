package guitai.sandbox.http;

import guitai.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// A listening server; closing it stops listening.
public final class Server implements AutoCloseable {
  /// Larger request bodies are answered 413, in bytes; API Gateway's own limit is 10 MB.
  public static final int BODY_LIMIT = 10 * 1024 * 1024;

  private final org.eclipse.jetty.server.Server jetty;

  private Server(org.eclipse.jetty.server.Server jetty) {
    this.jetty = jetty;
  }

  /// @throws ListenFailure if the port is taken, or the address isn't this machine's
  public static Server start(String host, int port, Handler handler) {
    var threads = new QueuedThreadPool(64, 4);
    threads.setDaemon(true);
    var jetty = new org.eclipse.jetty.server.Server(threads);
    var http = new HttpConfiguration();
    http.setUriCompliance(UriCompliance.UNSAFE);
    http.setSendServerVersion(false);
    var connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    jetty.addConnector(connector);
    jetty.setHandler(new Adapter(handler));
    try {
      jetty.start();
    } catch (IOException e) {
      throw ListenFailure.of(host, port, e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return new Server(jetty);
  }

  /// The actual port, if 0 was requested.
  public int port() {
    return ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
  }

  @Override
  public void close() {
    try {
      jetty.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Adapter extends org.eclipse.jetty.server.Handler.Abstract {
    private final Handler handler;

    Adapter(Handler handler) {
      this.handler = handler;
    }

    @Override
    public boolean handle(
        org.eclipse.jetty.server.Request request,
        org.eclipse.jetty.server.Response response,
        Callback callback)
        throws Exception {
      var answer = answer(request);
      response.setStatus(answer.status());
      answer.headers().forEach(response.getHeaders()::put);
      answer.cookies().forEach(cookie -> response.getHeaders().add("Set-Cookie", cookie));
      response.write(true, ByteBuffer.wrap(answer.body().toArray()), callback);
      return true;
    }

    private Response answer(org.eclipse.jetty.server.Request request) throws Exception {
      if (request.getLength() > BODY_LIMIT) {
        return Response.json(413, "{\"message\":\"Request Entity Too Large\"}");
      }
      try (var in = Content.Source.asInputStream(request)) {
        var body = in.readNBytes(BODY_LIMIT + 1);
        return body.length > BODY_LIMIT
            ? Response.json(413, "{\"message\":\"Request Entity Too Large\"}")
            : handler.handle(read(request, body));
      }
    }

    private static Request read(org.eclipse.jetty.server.Request request, byte[] body) {
      Map<String, String> headers =
          request.getHeaders().stream()
              .collect(
                  Collectors.toMap(
                      field -> field.getName().toLowerCase(Locale.ROOT),
                      Adapter::value,
                      (a, b) -> a + "," + b));
      return new Request(
          request.getMethod(),
          request.getHttpURI().getPath(),
          Optional.ofNullable(request.getHttpURI().getQuery()),
          headers,
          Bytes.of(body),
          org.eclipse.jetty.server.Request.getRemoteAddr(request));
    }

    private static String value(HttpField field) {
      return Optional.ofNullable(field.getValue()).orElse("");
    }
  }
}

package guitai.local.page;

import guitai.bytes.Bytes;
import guitai.sandbox.http.Handler;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Serves the page's own files, and no others.
public final class Page implements Handler {
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("index.html", "text/html; charset=utf-8"),
          Map.entry("counter.css", "text/css; charset=utf-8"),
          Map.entry("counter.js", SCRIPT),
          Map.entry("order.js", SCRIPT),
          Map.entry("stages.js", SCRIPT),
          Map.entry("receipt.js", SCRIPT),
          Map.entry("clock.js", SCRIPT),
          Map.entry("api.js", SCRIPT),
          Map.entry("methods.js", SCRIPT),
          Map.entry("dom.js", SCRIPT),
          Map.entry("words.js", SCRIPT),
          Map.entry("icon.svg", "image/svg+xml"));
  private static final Map<String, String> HEADERS =
      Map.of(
          "Cache-Control", "no-cache",
          "Content-Security-Policy",
              "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff");

  private final Map<String, Response> files =
      TYPES.entrySet().stream()
          .collect(Collectors.toMap(e -> "/" + e.getKey(), e -> read(e.getKey(), e.getValue())));

  public boolean serves(Request request) {
    return request.method().equals("GET") && file(request).isPresent();
  }

  @Override
  public Response handle(Request request) {
    return file(request).orElseGet(() -> Response.empty(404));
  }

  private Optional<Response> file(Request request) {
    var path = request.path().equals("/") ? "/index.html" : request.path();
    return Optional.ofNullable(files.get(path));
  }

  private static Response read(String name, String type) {
    try (var in = Page.class.getResourceAsStream("/page/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the page's " + name + " is missing");
      }
      return new Response(200, Map.of("Content-Type", type), Bytes.of(in.readAllBytes()))
          .with(HEADERS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

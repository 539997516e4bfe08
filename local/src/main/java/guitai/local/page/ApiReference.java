package guitai.local.page;

import guitai.bytes.Bytes;
import guitai.sandbox.http.Handler;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// The API as `openapi.yaml` describes it, and the page that renders it with Swagger UI.
public final class ApiReference implements Handler {
  private static final Map<String, String> HEADERS =
      Map.of(
          "Cache-Control", "no-cache",
          "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                  + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                  + " frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff");
  private static final String HTML = "text/html; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";
  private static final String YAML = "application/yaml; charset=utf-8";
  private static final String SWAGGER_UI =
      "/META-INF/resources/webjars/swagger-ui/" + version() + "/";

  private final Map<String, Response> files =
      Map.of(
          "/openapi.yaml", read("/openapi/openapi.yaml", YAML),
          "/openapi", read("/openapi/index.html", HTML),
          "/openapi/reference.js", read("/openapi/reference.js", SCRIPT),
          "/openapi/swagger-ui.css", read(SWAGGER_UI + "swagger-ui.css", STYLE),
          "/openapi/swagger-ui-bundle.js", read(SWAGGER_UI + "swagger-ui-bundle.js", SCRIPT));

  public boolean serves(Request request) {
    return request.method().equals("GET") && files.containsKey(request.path());
  }

  @Override
  public Response handle(Request request) {
    return Optional.ofNullable(files.get(request.path())).orElseGet(() -> Response.empty(404));
  }

  private static Response read(String resource, String type) {
    try (var in = open(resource)) {
      return new Response(200, Map.of("Content-Type", type), Bytes.of(in.readAllBytes()))
          .with(HEADERS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The version of Swagger UI; its files lie under this folder.
  private static String version() {
    try (var in = open("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      var properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    return Optional.ofNullable(ApiReference.class.getResourceAsStream(resource))
        .orElseThrow(() -> new IllegalStateException(resource + " is missing"));
  }
}

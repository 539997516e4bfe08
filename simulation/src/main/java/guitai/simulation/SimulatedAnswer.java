package guitai.simulation;

import guitai.sandbox.http.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSession;

/// A simulator's answer as the JDK's client gives it.
record SimulatedAnswer(HttpRequest request, Response response) implements HttpResponse<byte[]> {
  @Override
  public int statusCode() {
    return response.status();
  }

  @Override
  public Optional<HttpResponse<byte[]>> previousResponse() {
    return Optional.empty();
  }

  @Override
  public HttpHeaders headers() {
    Map<String, List<String>> all =
        response.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
    return HttpHeaders.of(all, (_, _) -> true);
  }

  @Override
  public byte[] body() {
    return response.body().toArray();
  }

  @Override
  public Optional<SSLSession> sslSession() {
    return Optional.empty();
  }

  @Override
  public URI uri() {
    return request.uri();
  }

  @Override
  public HttpClient.Version version() {
    return HttpClient.Version.HTTP_1_1;
  }
}

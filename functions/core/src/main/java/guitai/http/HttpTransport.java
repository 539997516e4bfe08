package guitai.http;

import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import guitai.host.Transport;
import guitai.problem.Unavailable;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;

/// HTTP exchanges by the JDK's client, over TLS 1.2 or 1.3, and never redirected. All functions of
/// a process share its connections.
public final class HttpTransport implements Transport {
  /// Of a file, in bytes.
  private static final long FILE_LIMIT = 128L * 1024 * 1024;

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final HttpClient CLIENT = client();

  @Override
  public HttpResponse<byte[]> send(HttpRequest request, Duration limit, long size)
      throws IOException {
    return await(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), size), limit);
  }

  @Override
  public int download(HttpRequest request, Path file, Duration limit) throws IOException {
    return await(
            request,
            answer ->
                answer.statusCode() == 200
                    ? BodySubscribers.limiting(
                        BodySubscribers.ofFile(file, WRITE, TRUNCATE_EXISTING), FILE_LIMIT)
                    : BodySubscribers.replacing(file),
            limit)
        .statusCode();
  }

  private static <T> HttpResponse<T> await(
      HttpRequest request, BodyHandler<T> handler, Duration limit) throws IOException {
    var answer = CLIENT.sendAsync(request, handler);
    try {
      // The request's own timeout ends with the headers.
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("no complete answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted during an HTTP call", e);
    } finally {
      answer.cancel(true);
    }
  }

  /// The versions are named since AWS's runtime loosens the JDK's list of disabled ones.
  private static HttpClient client() {
    var tls = new SSLParameters();
    tls.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT)
        .sslParameters(tls)
        .build();
  }
}

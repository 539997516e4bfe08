package guitai.http;

import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

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

/// One HTTP exchange, bounded in time and size.
public final class HttpExchange {
  /// Of an answer, in bytes.
  public static final int LIMIT = 64 * 1024;

  /// Of a file, in bytes.
  private static final long FILE_LIMIT = 128L * 1024 * 1024;

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final HttpClient CLIENT = client();

  private HttpExchange() {}

  /// Sends it once.
  ///
  /// @param limit until the last byte of the answer
  /// @throws IOException if no complete answer came within time and size
  public static HttpResponse<byte[]> send(HttpRequest request, Duration limit) throws IOException {
    return send(request, limit, LIMIT);
  }

  /// As [#send(HttpRequest, Duration)], for longer answers.
  ///
  /// @param size of the answer, in bytes
  public static HttpResponse<byte[]> send(HttpRequest request, Duration limit, long size)
      throws IOException {
    return await(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), size), limit);
  }

  /// Sends it once and writes the body of a 200 over an existing file.
  ///
  /// @return the answer's status
  /// @throws IOException as [#send]
  public static int download(HttpRequest request, Path file, Duration limit) throws IOException {
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

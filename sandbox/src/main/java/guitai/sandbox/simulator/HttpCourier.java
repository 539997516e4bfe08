package guitai.sandbox.simulator;

import guitai.bytes.Bytes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Posts callbacks over HTTP: one POST each, no redirects, one timeout for connection and answer
/// together.
final class HttpCourier implements Courier {
  private final HttpClient client =
      HttpClient.newBuilder().version(Version.HTTP_1_1).followRedirects(Redirect.NEVER).build();

  @Override
  public Answer post(URI address, Map<String, String> headers, Bytes body, Duration deadline) {
    try {
      var request =
          HttpRequest.newBuilder(address)
              .timeout(deadline)
              .POST(BodyPublishers.ofByteArray(body.toArray()));
      headers.forEach(request::header);
      return awaited(
          client.sendAsync(
              request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_LIMIT)),
          deadline);
    } catch (IllegalArgumentException e) {
      return new Answer.Missing("not an address: " + address);
    }
  }

  private static Answer awaited(CompletableFuture<HttpResponse<byte[]>> answer, Duration deadline) {
    try {
      return answered(answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Answer.Missing("no answer within " + deadline.toSeconds() + " s");
    } catch (ExecutionException e) {
      return new Answer.Missing(why(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Missing("interrupted");
    }
  }

  private static Answer answered(HttpResponse<byte[]> response) {
    return new Answer.Given(
        response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
  }

  private static String why(ExecutionException e) {
    return e.getCause() instanceof IOException cause
        ? cause.getClass().getSimpleName()
        : String.valueOf(e.getCause());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

package guitai.host;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/// One HTTP exchange, bounded in time and size.
public interface Transport {
  /// Of an answer, in bytes.
  int LIMIT = 64 * 1024;

  /// Sends it once.
  ///
  /// @param limit until the last byte of the answer
  /// @throws IOException if no complete answer came within time and size
  default HttpResponse<byte[]> send(HttpRequest request, Duration limit) throws IOException {
    return send(request, limit, LIMIT);
  }

  /// As [#send(HttpRequest, Duration)], for longer answers.
  ///
  /// @param size of the answer, in bytes
  HttpResponse<byte[]> send(HttpRequest request, Duration limit, long size) throws IOException;

  /// Sends it once and writes the body of a 200 over an existing file.
  ///
  /// @return the answer's status
  /// @throws IOException as [#send]
  int download(HttpRequest request, Path file, Duration limit) throws IOException;
}

package guitai.sandbox.simulator;

import guitai.bytes.Bytes;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// Posts a callback to the merchant.
public interface Courier extends AutoCloseable {
  /// The limit of an answer's body, in bytes; a longer answer counts as none.
  int ANSWER_LIMIT = 64 * 1024;

  sealed interface Answer {
    record Given(int status, String body) implements Answer {}

    record Missing(String why) implements Answer {}
  }

  /// @param deadline for connection and answer together
  Answer post(URI address, Map<String, String> headers, Bytes body, Duration deadline);

  @Override
  default void close() {}
}

package guitai.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.order.OrderId;
import guitai.problem.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DynamoDbTest {
  private static final OrderId ORDER = new OrderId("0".repeat(26));
  private static final Tables TABLES = FakeTables.NAMES;

  /// Without a limit, the call would wait for ever.
  @Test
  @Timeout(60)
  void a_database_that_never_answers_is_given_up() throws IOException {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertUnavailable(silent.getLocalPort());
    }
  }

  @Test
  void a_call_ends_within_the_five_seconds_that_a_provider_waits() {
    var endpoint = Optional.of(URI.create("http://127.0.0.1:1"));
    try (var client = DynamoDb.client(endpoint, "cn-north-1")) {
      var limits = client.serviceClientConfiguration().overrideConfiguration();
      assertThat(limits.apiCallTimeout()).hasValue(Duration.ofSeconds(2));
      assertThat(limits.apiCallAttemptTimeout()).hasValue(Duration.ofMillis(700));
    }
  }

  @Test
  void a_database_that_is_not_there_is_unavailable() throws IOException {
    int port;
    try (var closed = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    assertUnavailable(port);
  }

  private static void assertUnavailable(int port) {
    var endpoint = Optional.of(URI.create("http://127.0.0.1:" + port));
    try (var client = DynamoDb.client(endpoint, "cn-north-1")) {
      var orders = new DynamoOrders(client, TABLES, Duration.ofDays(1));
      assertThatThrownBy(() -> orders.find(ORDER)).isInstanceOf(Unavailable.class);
    }
  }
}

package guitai.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.dynamodb.DynamoOrders;
import guitai.order.Past;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDynamoDbTest {
  private static final String HERE = "127.0.0.1";

  @TempDir Path home;

  @Test
  void what_was_written_is_there_after_a_restart_and_so_is_its_stream() throws Exception {
    var directory = home.resolve("tables");
    try (var db = LocalDynamoDb.onDisk(directory, HERE, 0)) {
      Written.placeAndPay(db.endpoint(), 1);
    }
    var function = new Function(_ -> "");
    try (var db = LocalDynamoDb.onDisk(directory, HERE, 0)) {
      assertThat(past(db).length()).isEqualTo(3);
      try (var _ = OrderStream.start(db, home, 3, function)) {
        Function.until(() -> function.invocations() > 0);
      }
    }
    assertThat(function.orders()).containsExactly(Written.id(1).text());
  }

  @Test
  void a_taken_port_is_said_so() {
    try (var db = LocalDynamoDb.inMemory()) {
      assertThatThrownBy(() -> LocalDynamoDb.onDisk(home, HERE, db.port()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("port " + db.port() + " is taken");
    }
  }

  @Test
  void evidence_has_its_time_to_live() {
    try (var db = LocalDynamoDb.inMemory();
        var client = LocalDynamoDb.patient(db.endpoint())) {
      TableDefinitions.create(client, LocalDynamoDb.TABLES);
      var ttl =
          client
              .describeTimeToLive(r -> r.tableName(LocalDynamoDb.TABLES.evidence()))
              .timeToLiveDescription();
      assertThat(ttl.attributeName()).isEqualTo("expiresAt");
    }
  }

  private static Past past(LocalDynamoDb db) {
    try (var client = LocalDynamoDb.patient(db.endpoint())) {
      return new DynamoOrders(client, LocalDynamoDb.TABLES, Duration.ofDays(1)).find(Written.id(1));
    }
  }
}

package guitai.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.dynamodb.DynamoOrders;
import guitai.order.Past;
import guitai.sandbox.http.ListenFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;

class LocalDynamoDbTest {
  private static final String LOOPBACK = "127.0.0.1";

  @TempDir Path home;

  @Test
  void what_was_written_is_there_after_a_restart_and_its_stream_is_read_on() throws Exception {
    var directory = home.resolve("tables");
    for (int number = 1; number <= 3; number++) {
      var function = new Function(_ -> "");
      try (var db = LocalDynamoDb.onDisk(directory, LOOPBACK, 0)) {
        TestOrders.placeAndPay(db.endpoint(), number);
        assertThat(past(db, 1).length()).isEqualTo(3);
        try (var _ = OrderStream.start(db, home, StreamReader.GRANTS, 3, function)) {
          Function.until(() -> function.invocations() > 0);
        }
      }
      assertThat(function.orders()).containsExactly(TestOrders.id(number).text());
    }
  }

  @Test
  void a_killed_process_loses_nothing_acknowledged_and_prints_nothing_of_its_own()
      throws Exception {
    var directory = home.resolve("tables");
    var writer = Writer.start(directory);
    List<String> acknowledged;
    try (var lines = writer.inputReader()) {
      acknowledged = lines.lines().limit(10).toList();
    } finally {
      writer.destroyForcibly().waitFor();
    }
    assertThat(acknowledged)
        .isEqualTo(IntStream.rangeClosed(1, 10).mapToObj(String::valueOf).toList());
    var function = new Function(_ -> "");
    try (var db = LocalDynamoDb.onDisk(directory, LOOPBACK, 0);
        var _ = OrderStream.start(db, home, StreamReader.GRANTS, 3, function)) {
      Function.until(() -> function.orders().size() >= acknowledged.size());
      for (int number = 1; number <= acknowledged.size(); number++) {
        assertThat(past(db, number).length()).isEqualTo(3);
      }
    }
    assertThat(function.orders()).containsAll(ids(acknowledged.size()));
  }

  private static List<String> ids(int last) {
    return IntStream.rangeClosed(1, last).mapToObj(number -> TestOrders.id(number).text()).toList();
  }

  @Test
  void a_taken_port_is_named_in_the_error() {
    try (var db = LocalDynamoDb.inMemory()) {
      assertThatThrownBy(() -> LocalDynamoDb.onDisk(home, LOOPBACK, db.port()))
          .isInstanceOf(ListenFailure.class)
          .hasMessage("port " + db.port() + " is taken");
    }
  }

  @Test
  void a_table_of_an_earlier_version_gets_the_indexes_it_lacks() {
    try (var db = LocalDynamoDb.inMemory();
        var client = LocalDynamoDb.patient(db.endpoint())) {
      var name = LocalDynamoDb.TABLES.entitlements();
      var now = client.describeTable(request -> request.tableName(name)).table();
      client.deleteTable(request -> request.tableName(name));
      client.createTable(
          CreateTableRequest.builder()
              .tableName(name)
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .attributeDefinitions(
                  now.attributeDefinitions().stream()
                      .filter(attribute -> !attribute.attributeName().equals("page"))
                      .toList())
              .keySchema(now.keySchema())
              .build());
      assertThat(indexes(client, name)).isEmpty();

      TableDefinitions.create(client, LocalDynamoDb.TABLES);

      assertThat(indexes(client, name)).containsExactly("ByPage");
    }
  }

  private static List<String> indexes(DynamoDbClient client, String table) {
    return client
        .describeTable(request -> request.tableName(table))
        .table()
        .globalSecondaryIndexes()
        .stream()
        .map(GlobalSecondaryIndexDescription::indexName)
        .toList();
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

  private static Past past(LocalDynamoDb db, int number) {
    try (var client = LocalDynamoDb.patient(db.endpoint())) {
      return new DynamoOrders(client, LocalDynamoDb.TABLES, Duration.ofDays(1))
          .find(TestOrders.id(number));
    }
  }
}

package guitai.local.dynamodb;

import static guitai.local.dynamodb.Function.until;
import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderStreamTest {
  private static final String DONE = "{\"batchItemFailures\":[]}";
  private final LocalDynamoDb db = LocalDynamoDb.inMemory();

  @TempDir Path home;

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void a_function_gets_the_orders_with_a_grant_outstanding_as_lambda_sends_them() throws Exception {
    var function = new Function(_ -> DONE);
    TestOrders.place(db.endpoint(), 1);
    TestOrders.placeAndPay(db.endpoint(), 2);
    try (var _ = OrderStream.start(db, home, StreamReader.GRANTS, 3, function)) {
      until(() -> function.invocations() > 0);
    }
    assertThat(function.orders()).containsExactly(TestOrders.id(2).text());
    var stored = function.records().getFirst();
    assertThat(stored.keySet())
        .containsExactly(
            "eventID",
            "eventName",
            "eventVersion",
            "eventSource",
            "awsRegion",
            "dynamodb",
            "eventSourceARN");
    assertThat(stored.getString("eventName")).isEqualTo("INSERT");
    assertThat(stored.getString("eventSource")).isEqualTo("aws:dynamodb");
    var change = stored.getJsonObject("dynamodb");
    assertThat(change.getString("StreamViewType")).isEqualTo("NEW_IMAGE");
    assertThat(change.getString("SequenceNumber")).isNotEmpty();
    assertThat(change.getJsonNumber("ApproximateCreationDateTime").longValueExact()).isPositive();
    var image = change.getJsonObject("NewImage");
    assertThat(image.getJsonObject("eventCount")).isEqualTo(Json.parse("{\"N\":\"3\"}"));
    assertThat(image.getJsonObject("events").getJsonArray("L")).hasSize(3);
  }

  @Test
  void after_a_restart_reading_goes_on_where_it_was_done() throws Exception {
    var before = new Function(_ -> DONE);
    TestOrders.placeAndPay(db.endpoint(), 1);
    try (var _ = OrderStream.start(db, home, StreamReader.GRANTS, 3, before)) {
      until(() -> before.invocations() > 0);
    }
    TestOrders.placeAndPay(db.endpoint(), 2);
    var after = new Function(_ -> DONE);
    try (var _ = OrderStream.start(db, home, StreamReader.GRANTS, 3, after)) {
      until(() -> after.invocations() > 0);
    }
    assertThat(before.orders()).containsExactly(TestOrders.id(1).text());
    assertThat(after.orders()).containsExactly(TestOrders.id(2).text());
  }

  @Test
  void from_the_first_failed_record_on_all_come_again() throws Exception {
    IntStream.rangeClosed(1, 3).forEach(i -> TestOrders.placeAndPay(db.endpoint(), i));
    var first = new AtomicBoolean(true);
    var function = new Function(event -> first.getAndSet(false) ? failing(event, 2, 3) : DONE);
    try (var _ = OrderStream.start(db, home, StreamReader.GRANTS, 3, function)) {
      until(() -> function.invocations() > 1);
    }
    assertThat(function.orders()).isEqualTo(orders(1, 2, 3, 2, 3));
    assertThat(home.resolve(StreamReader.GRANTS.failures())).doesNotExist();
  }

  @Test
  void what_keeps_failing_goes_to_the_failure_log_and_reading_goes_on() throws Exception {
    TestOrders.placeAndPay(db.endpoint(), 1);
    var function =
        new Function(event -> {
          if (event.contains(TestOrders.id(1).text())) {
            throw new IllegalStateException("broken");
          }
          return DONE;
        });
    try (var _ = OrderStream.start(db, home, StreamReader.GRANTS, 3, function)) {
      until(() -> Files.exists(home.resolve(StreamReader.GRANTS.failures())));
      TestOrders.placeAndPay(db.endpoint(), 2);
      until(() -> function.invocations() > 3);
    }
    assertThat(function.orders()).isEqualTo(orders(1, 1, 1, 2));
    var log = Files.readAllLines(home.resolve(StreamReader.GRANTS.failures()));
    assertThat(log).hasSize(1);
    var failure = Json.parse(log.getFirst());
    assertThat(failure.getJsonObject("requestContext").getInt("approximateInvokeCount"))
        .isEqualTo(3);
    assertThat(failure.getJsonObject("DDBStreamBatchInfo").getInt("batchSize")).isEqualTo(1);
    assertThat(log.getFirst()).doesNotContain("alice");
  }

  @Test
  void an_unread_failure_comes_again_after_a_restart() throws Exception {
    TestOrders.placeAndPay(db.endpoint(), 1);
    var broken = new Function(event -> failing(event, 1));
    try (var _ = OrderStream.start(db, home, StreamReader.GRANTS, 100, broken)) {
      until(() -> broken.invocations() > 0);
    }
    var function = new Function(_ -> "");
    try (var _ = OrderStream.start(db, home, StreamReader.GRANTS, 3, function)) {
      until(() -> function.invocations() > 0);
    }
    assertThat(function.orders()).isEqualTo(orders(1));
  }

  private static List<String> orders(int... numbers) {
    return IntStream.of(numbers).mapToObj(number -> TestOrders.id(number).text()).toList();
  }

  private static String failing(String event, int... numbers) {
    var failed = orders(numbers);
    var failures = Json.array();
    Json.parse(event).getJsonArray("Records").getValuesAs(JsonObject.class).stream()
        .filter(stored -> failed.contains(Function.order(stored)))
        .map(stored -> stored.getJsonObject("dynamodb").getString("SequenceNumber"))
        .forEach(number -> failures.add(Json.object().add("itemIdentifier", number)));
    return Json.object().add("batchItemFailures", failures).build().toString();
  }
}

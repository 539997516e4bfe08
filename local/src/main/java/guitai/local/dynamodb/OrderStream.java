package guitai.local.dynamodb;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Wakes a function with what the orders' stream tells, as Lambda's event source mapping of the
/// template does: batches of at most 25 of the orders and purchases with a grant outstanding, at
/// least once and in order, from the first failed record again, and to a failure log after so many
/// tries.
public final class OrderStream implements AutoCloseable {
  static final int BATCH = 25;
  static final String CHECKPOINT = "order-stream.json";
  static final String FAILURES = "order-stream-failures.jsonl";
  private static final Set<String> KINDS = Set.of("order", "purchase");
  static final Duration IDLE = Duration.ofMillis(200);

  private final DynamoDbStreamsClient client;
  private final String stream;
  private final Checkpoint checkpoint;
  private final Shards shards;
  private final Delivery delivery;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread reader = new Thread(this::read, "order-stream");

  private OrderStream(LocalDynamoDb db, Path home, int attempts, UnaryOperator<String> function) {
    client = db.streams();
    stream = arn(db);
    checkpoint = new Checkpoint(home.resolve(CHECKPOINT), stream);
    shards = new Shards(client, stream, checkpoint);
    delivery = new Delivery(function, attempts, checkpoint, home.resolve(FAILURES), this::closed);
    reader.setDaemon(true);
  }

  /// @param home a directory that is there; keeps the checkpoint and the failure log
  /// @param attempts how often the function is tried on the same first record
  /// @param function takes Lambda's event and gives its answer, both JSON
  public static OrderStream start(
      LocalDynamoDb db, Path home, int attempts, UnaryOperator<String> function) {
    var stream = new OrderStream(db, home, attempts, function);
    stream.reader.start();
    return stream;
  }

  private static String arn(LocalDynamoDb db) {
    var orders = DescribeTableRequest.builder().tableName(LocalDynamoDb.TABLES.orders()).build();
    try (var client = LocalDynamoDb.patient(db.endpoint())) {
      return client.describeTable(orders).table().latestStreamArn();
    }
  }

  private void read() {
    var pause = IDLE;
    while (!closed(pause)) {
      try {
        while (round()) {
          // as long as there is something
        }
        pause = IDLE;
      } catch (RuntimeException e) {
        System.err.println("order stream: " + e.getClass().getSimpleName() + ", trying again");
        pause = Delivery.longer(pause);
      }
    }
  }

  private boolean closed(Duration pause) {
    try {
      return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  /// Whether any shard had something.
  private boolean round() {
    boolean any = false;
    for (var shard : shards.readable()) {
      var records = shards.read(shard, BATCH);
      any |= !records.isEmpty() && done(shard, records);
    }
    return any && closing.getCount() > 0;
  }

  private boolean done(String shard, List<Record> records) {
    try {
      var batch = new Batch(records.stream().filter(OrderStream::admitted).toList(), stream);
      if (delivery.done(shard, batch)) {
        checkpoint.move(shard, records.getLast().dynamodb().sequenceNumber());
        return true;
      }
      return false;
    } catch (RuntimeException e) {
      shards.rewind(shard);
      throw e;
    }
  }

  /// The template's filter.
  private static boolean admitted(Record record) {
    var image = record.dynamodb().newImage();
    return text(image, "kind").filter(KINDS::contains).isPresent()
        && text(image, "outstanding").equals(Optional.of("grant"));
  }

  private static Optional<String> text(Map<String, AttributeValue> image, String name) {
    return Optional.ofNullable(image.get(name)).map(AttributeValue::s);
  }

  /// Waits for the function's last answer.
  @Override
  public void close() {
    closing.countDown();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }
}

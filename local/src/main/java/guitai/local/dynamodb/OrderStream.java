package guitai.local.dynamodb;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Invokes a function with the records of a table's stream, as Lambda's event source mapping and
/// the template's pipes do: in batches of the records that the reader's filter admits, at least
/// once and in order. It repeats from the first failed record on, and writes to a failure log after
/// so many tries.
public final class OrderStream implements AutoCloseable {
  static final Duration IDLE = Duration.ofMillis(200);

  private final StreamReader wanted;
  private final DynamoDbStreamsClient client;
  private final String stream;
  private final Checkpoint checkpoint;
  private final Shards shards;
  private final Delivery delivery;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread reader = new Thread(this::read, "order-stream");

  private OrderStream(
      LocalDynamoDb db,
      Path home,
      StreamReader wanted,
      int attempts,
      UnaryOperator<String> function) {
    this.wanted = wanted;
    client = db.streams();
    stream = arn(db, wanted.table());
    checkpoint = new Checkpoint(home.resolve(wanted.checkpoint()), stream);
    shards = new Shards(client, stream, checkpoint);
    delivery =
        new Delivery(function, attempts, checkpoint, home.resolve(wanted.failures()), this::closed);
    reader.setDaemon(true);
  }

  /// @param home an existing directory, for the checkpoint and the failure log
  /// @param attempts tries with the same first record, at most
  /// @param function takes Lambda's event and gives its answer, both JSON
  public static OrderStream start(
      LocalDynamoDb db,
      Path home,
      StreamReader wanted,
      int attempts,
      UnaryOperator<String> function) {
    var stream = new OrderStream(db, home, wanted, attempts, function);
    stream.reader.start();
    return stream;
  }

  private static String arn(LocalDynamoDb db, String table) {
    var request = DescribeTableRequest.builder().tableName(table).build();
    try (var client = LocalDynamoDb.patient(db.endpoint())) {
      return client.describeTable(request).table().latestStreamArn();
    }
  }

  private void read() {
    var pause = IDLE;
    while (!closed(pause)) {
      try {
        while (round()) {
          // as long as there are records
        }
        pause = IDLE;
      } catch (RuntimeException e) {
        System.err.println(wanted.name() + ": " + e.getClass().getSimpleName() + ", trying again");
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

  /// Whether any shard had records.
  private boolean round() {
    boolean any = false;
    for (var shard : shards.readable()) {
      var records = shards.read(shard, wanted.batch());
      any |= !records.isEmpty() && done(shard, records);
    }
    return any && closing.getCount() > 0;
  }

  private boolean done(String shard, List<Record> records) {
    try {
      var batch = new Batch(records.stream().filter(this::admitted).toList(), stream);
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

  private boolean admitted(Record record) {
    return wanted.filter().matches(StreamEvent.record(record, stream));
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

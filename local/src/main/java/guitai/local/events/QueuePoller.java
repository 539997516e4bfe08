package guitai.local.events;

import guitai.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// Delivers a queue's messages to a function as an event source mapping with
/// `ReportBatchItemFailures` does: messages that aren't reported as failed are deleted; failed ones
/// are delivered again when they are visible again.
public final class QueuePoller implements AutoCloseable {
  private static final Duration IDLE = Duration.ofMillis(200);

  private final Queue queue;
  private final int batch;
  private final String region;
  private final UnaryOperator<String> function;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::poll, "refund-queue");

  private QueuePoller(Queue queue, int batch, String region, UnaryOperator<String> function) {
    this.queue = queue;
    this.batch = batch;
    this.region = region;
    this.function = function;
    thread.setDaemon(true);
  }

  /// @param batch messages at most at a time
  /// @param function takes Lambda's event and gives its answer, both JSON
  public static QueuePoller start(
      Queue queue, int batch, String region, UnaryOperator<String> function) {
    var poller = new QueuePoller(queue, batch, region, function);
    poller.thread.start();
    return poller;
  }

  private void poll() {
    while (!closed()) {
      try {
        while (closing.getCount() > 0 && round()) {
          // as long as there are messages
        }
      } catch (RuntimeException e) {
        System.err.println("refund queue: " + e.getClass().getSimpleName() + ", trying again");
      }
    }
  }

  private boolean closed() {
    try {
      return closing.await(IDLE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  private boolean round() {
    var received = queue.receive(batch);
    if (!received.isEmpty()) {
      var failed = failed(received);
      received.stream()
          .map(Queue.Received::id)
          .filter(id -> !failed.contains(id))
          .forEach(queue::delete);
    }
    return !received.isEmpty();
  }

  /// The whole batch has failed where the function throws, or its answer is malformed.
  private Set<String> failed(List<Queue.Received> received) {
    try {
      var answer = Json.parse(function.apply(event(received).toString()));
      var failed = new HashSet<String>();
      for (var failure : answer.getJsonArray("batchItemFailures").getValuesAs(JsonObject.class)) {
        failed.add(failure.getString("itemIdentifier"));
      }
      return failed;
    } catch (RuntimeException e) {
      return new HashSet<>(received.stream().map(Queue.Received::id).toList());
    }
  }

  private JsonObject event(List<Queue.Received> received) {
    var records = Json.array();
    received.forEach(message -> records.add(record(message)));
    return Json.object().add("Records", records).build();
  }

  private JsonObjectBuilder record(Queue.Received message) {
    var attributes =
        Json.object()
            .add("ApproximateReceiveCount", Integer.toString(message.receives()))
            .add("SentTimestamp", Long.toString(message.sentAt().toEpochMilli()))
            .add("SenderId", "AIDALOCAL")
            .add(
                "ApproximateFirstReceiveTimestamp", Long.toString(message.sentAt().toEpochMilli()));
    return Json.object()
        .add("messageId", message.id())
        .add("receiptHandle", message.id())
        .add("body", message.body())
        .add("attributes", attributes)
        .add("messageAttributes", Json.object())
        .add("md5OfBody", md5(message.body()))
        .add("eventSource", "aws:sqs")
        .add("eventSourceARN", "arn:aws:sqs:" + region + ":000000000000:refunds")
        .add("awsRegion", region);
  }

  private static String md5(String text) {
    try {
      var digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Waits for the function's last answer.
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

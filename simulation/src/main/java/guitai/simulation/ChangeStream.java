package guitai.simulation;

import guitai.json.Json;
import guitai.local.dynamodb.StreamReader;
import guitai.local.events.EventPattern;
import guitai.memory.Change;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/// The stream of the orders' table: shards whose records come in order, to each reader at least
/// once, in batches that are repeated from the first failed record on.
final class ChangeStream {
  private static final int SHARDS = 2;
  private static final int ATTEMPTS = 5;
  private static final Duration DELAY = Duration.ofMillis(100);
  private static final int LONGEST_LAG = 300;

  /// Takes a batch.
  ///
  /// Gives the sequence numbers of the failed records; all of them where the batch failed as a
  /// whole.
  interface Reader {
    List<String> take(List<JsonObject> batch);
  }

  private final Scheduler scheduler;
  private final Faults faults;
  private final List<List<JsonObject>> shards = new ArrayList<>();
  private long sequence;

  ChangeStream(Scheduler scheduler, Faults faults) {
    this.scheduler = scheduler;
    this.faults = faults;
    for (int i = 0; i < SHARDS; i++) {
      shards.add(new ArrayList<>());
    }
  }

  void add(Change change) {
    shards
        .get(Math.floorMod(change.key().hashCode(), SHARDS))
        .add(change.record(++sequence, scheduler.now()));
  }

  /// Reads on as long as the history lasts.
  void read(StreamReader wanted, Lifetime invocation, Reader reader) {
    for (var shard : shards) {
      scheduler.spawn(wanted.name(), invocation, () -> read(shard, wanted, reader));
    }
  }

  private void read(List<JsonObject> shard, StreamReader wanted, Reader reader) {
    int next = 0;
    while (true) {
      int from = next;
      scheduler.await(() -> shard.size() > from);
      scheduler.sleep(DELAY);
      if (faults.happens(Fault.STREAM_LATE, wanted.name())) {
        scheduler.sleep(Duration.ofSeconds(1L + faults.below(LONGEST_LAG)));
      }
      int size = Math.min(shard.size() - from, wanted.batch());
      if (size > 1 && faults.happens(Fault.BATCH_SPLIT, wanted.name())) {
        size = 1;
      }
      deliver(admitted(shard.subList(from, from + size), wanted.filter()), wanted, reader);
      next = from + size;
    }
  }

  private static List<JsonObject> admitted(List<JsonObject> records, EventPattern filter) {
    return records.stream().filter((Predicate<JsonObject>) filter::matches).toList();
  }

  private void deliver(List<JsonObject> batch, StreamReader wanted, Reader reader) {
    var rest = batch;
    for (int attempt = 0; attempt < ATTEMPTS && !rest.isEmpty(); attempt++) {
      var failed = new HashSet<>(reader.take(rest));
      var taken = rest;
      int first = 0;
      while (first < taken.size() && !failed.contains(number(taken.get(first)))) {
        first++;
      }
      rest = taken.subList(first, taken.size());
      if (!rest.isEmpty()) {
        scheduler.sleep(Duration.ofSeconds(1L << attempt));
      }
    }
    if (!batch.isEmpty() && faults.happens(Fault.BATCH_REPEATED, wanted.name())) {
      reader.take(batch);
    }
  }

  static String number(JsonObject record) {
    return record.getJsonObject("dynamodb").getString("SequenceNumber");
  }

  /// The event with which Lambda invokes a stream's function.
  static String event(List<JsonObject> batch) {
    var records = Json.array();
    batch.forEach(records::add);
    return Json.object().add("Records", records).build().toString();
  }
}

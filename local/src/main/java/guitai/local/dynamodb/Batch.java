package guitai.local.dynamodb;

import guitai.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// A batch of records for a function, handled as by an event source mapping with
/// `ReportBatchItemFailures`.
record Batch(List<Record> records, String streamArn) {
  /// Invokes the function with the records.
  ///
  /// @return the records from the first failed one on; empty where none failed
  Batch invoke(UnaryOperator<String> function) {
    int failed = firstFailed(function);
    return new Batch(records.subList(failed, records.size()), streamArn);
  }

  /// The whole batch has failed where the function throws, or its answer is malformed.
  private int firstFailed(UnaryOperator<String> function) {
    try {
      var answer = function.apply(StreamEvent.of(records, streamArn).toString()).strip();
      return answer.isEmpty() || answer.equals("null") ? records.size() : lowest(answer);
    } catch (RuntimeException e) {
      return 0;
    }
  }

  /// A failure that names no record of the batch fails all of it.
  private int lowest(String answer) {
    var failures = Json.parse(answer).getOrDefault("batchItemFailures", JsonValue.NULL);
    if (failures.getValueType() == JsonValue.ValueType.NULL) {
      return records.size();
    }
    return failures.asJsonArray().stream()
        .mapToInt(failure -> index(failure.asJsonObject()))
        .min()
        .orElse(records.size());
  }

  private int index(JsonObject failure) {
    return failure.get("itemIdentifier") instanceof JsonString identifier
        ? IntStream.range(0, records.size())
            .filter(i -> sequenceNumber(i).equals(identifier.getString()))
            .findFirst()
            .orElse(0)
        : 0;
  }

  Batch none() {
    return new Batch(List.of(), streamArn);
  }

  String sequenceNumber(int index) {
    return records.get(index).dynamodb().sequenceNumber();
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  int size() {
    return records.size();
  }

  /// The document for the failure log, as a failure destination gets it: the records' positions,
  /// not their content.
  JsonObject failure(String shard, int invocations) {
    var info =
        Json.object()
            .add("shardId", shard)
            .add("startSequenceNumber", sequenceNumber(0))
            .add("endSequenceNumber", sequenceNumber(size() - 1))
            .add("batchSize", size())
            .add("streamArn", streamArn);
    return Json.object()
        .add(
            "requestContext",
            Json.object()
                .add("condition", "RetryAttemptsExhausted")
                .add("approximateInvokeCount", invocations))
        .add("DDBStreamBatchInfo", info)
        .build();
  }
}

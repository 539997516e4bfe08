package guitai.local.dynamodb;

import guitai.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// Records on their way to the function, as an event source mapping with `ReportBatchItemFailures`
/// treats them.
record Batch(List<Record> records, String streamArn) {
  /// Hands the records to the function.
  ///
  /// @return those from the first failed one on; empty where all are done
  Batch invoke(UnaryOperator<String> function) {
    int failed = firstFailed(function);
    return new Batch(records.subList(failed, records.size()), streamArn);
  }

  /// A function that throws, or answers what isn't an answer, has done nothing of its batch.
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

  /// What a failure destination gets: where the records are, not what they say.
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

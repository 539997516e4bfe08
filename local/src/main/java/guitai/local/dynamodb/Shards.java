package guitai.local.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// A stream's shards, each read from its checkpoint on, a child after its parent.
final class Shards {
  /// The next iterator of each shard; empty where the shard is closed and read to its end.
  private final Map<String, Optional<String>> iterators = new HashMap<>();

  private final DynamoDbStreamsClient client;
  private final String stream;
  private final Checkpoint checkpoint;

  Shards(DynamoDbStreamsClient client, String stream, Checkpoint checkpoint) {
    this.client = client;
    this.stream = stream;
    this.checkpoint = checkpoint;
  }

  /// The shards that may have something to read now.
  List<String> readable() {
    var all = all();
    var open =
        all.stream()
            .map(Shard::shardId)
            .filter(id -> iterators.getOrDefault(id, Optional.of("")).isPresent())
            .collect(Collectors.toSet());
    return all.stream()
        .filter(shard -> open.contains(shard.shardId()))
        .filter(shard -> shard.parentShardId() == null || !open.contains(shard.parentShardId()))
        .map(Shard::shardId)
        .toList();
  }

  private List<Shard> all() {
    var shards = new ArrayList<Shard>();
    var request = DescribeStreamRequest.builder().streamArn(stream);
    while (true) {
      var description = client.describeStream(request.build()).streamDescription();
      shards.addAll(description.shards());
      if (description.lastEvaluatedShardId() == null) {
        return shards;
      }
      request.exclusiveStartShardId(description.lastEvaluatedShardId());
    }
  }

  /// The next records of a shard, at most `limit`.
  List<Record> read(String shard, int limit) {
    var iterator = iterators.computeIfAbsent(shard, this::begin).orElseThrow();
    try {
      var answer =
          client.getRecords(
              GetRecordsRequest.builder().shardIterator(iterator).limit(limit).build());
      iterators.put(shard, Optional.ofNullable(answer.nextShardIterator()));
      return answer.records();
    } catch (ExpiredIteratorException | TrimmedDataAccessException e) {
      iterators.remove(shard);
      return List.of();
    }
  }

  /// Forgets how far a shard was read: the next read begins after its checkpoint.
  void rewind(String shard) {
    iterators.remove(shard);
  }

  private Optional<String> begin(String shard) {
    var request = GetShardIteratorRequest.builder().streamArn(stream).shardId(shard);
    try {
      return Optional.of(iterator(after(request, checkpoint.of(shard))));
    } catch (TrimmedDataAccessException e) {
      return Optional.of(iterator(after(request.sequenceNumber(null), Optional.empty())));
    }
  }

  private static GetShardIteratorRequest after(
      GetShardIteratorRequest.Builder request, Optional<String> done) {
    done.ifPresent(request::sequenceNumber);
    return request
        .shardIteratorType(
            done.isPresent()
                ? ShardIteratorType.AFTER_SEQUENCE_NUMBER
                : ShardIteratorType.TRIM_HORIZON)
        .build();
  }

  private String iterator(GetShardIteratorRequest request) {
    return client.getShardIterator(request).shardIterator();
  }
}

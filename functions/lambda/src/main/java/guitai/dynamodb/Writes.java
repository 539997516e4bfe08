package guitai.dynamodb;

import guitai.problem.Unavailable;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Writes many items of one table, in any order and without a transaction.
record Writes(DynamoDbClient client, String table) {
  /// Items in one request, at most: DynamoDB's limit.
  private static final int BATCH = 25;

  /// Under load DynamoDB leaves items unwritten: they are sent this often, then the write fails.
  private static final int TRIES = 5;

  static WriteRequest put(Map<String, AttributeValue> item) {
    return WriteRequest.builder().putRequest(put -> put.item(item)).build();
  }

  static WriteRequest delete(Map<String, AttributeValue> key) {
    return WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build();
  }

  void write(Stream<WriteRequest> writes) {
    writes.gather(Gatherers.windowFixed(BATCH)).forEach(this::batch);
  }

  private void batch(List<WriteRequest> writes) {
    var left = Map.of(table, writes);
    for (int tries = 0; !left.isEmpty(); tries++) {
      if (tries == TRIES) {
        throw new Unavailable("DynamoDB leaves items unwritten");
      }
      var request = BatchWriteItemRequest.builder().requestItems(left).build();
      left = Requests.send(() -> client.batchWriteItem(request)).unprocessedItems();
    }
  }
}

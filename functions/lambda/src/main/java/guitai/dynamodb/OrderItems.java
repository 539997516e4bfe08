package guitai.dynamodb;

import guitai.problem.Unavailable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// The items of a page of orders, read in one batch.
record OrderItems(DynamoDbClient client, Tables tables) {
  /// Under load DynamoDB leaves items unread: they are requested this often, then the read fails.
  private static final int TRIES = 3;

  /// The items that exist, by id; eventually consistent: they may lag a moment behind a write.
  Map<String, Map<String, AttributeValue>> read(List<String> ids) {
    var keys = ids.stream().map(OrderItem::key).toList();
    var wanted =
        keys.isEmpty()
            ? Map.<String, KeysAndAttributes>of()
            : Map.of(tables.orders(), KeysAndAttributes.builder().keys(keys).build());
    var items = new HashMap<String, Map<String, AttributeValue>>();
    for (int tries = 0; !wanted.isEmpty(); tries++) {
      if (tries == TRIES) {
        throw new Unavailable("DynamoDB leaves orders unread");
      }
      var request = BatchGetItemRequest.builder().requestItems(wanted).build();
      var answer = Requests.send(() -> client.batchGetItem(request));
      answer
          .responses()
          .getOrDefault(tables.orders(), List.of())
          .forEach(item -> items.put(Values.text(item, OrderItem.ID), item));
      wanted = answer.unprocessedKeys();
    }
    return items;
  }
}

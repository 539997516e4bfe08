package guitai.dynamodb;

import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Runs a query to its end, page by page; each page is a request with the usual time limits.
final class Pages {
  private Pages() {}

  static void read(
      DynamoDbClient client,
      QueryRequest.Builder query,
      Consumer<Map<String, AttributeValue>> items) {
    Map<String, AttributeValue> from;
    do {
      var request = query.build();
      var page = Requests.send(() -> client.query(request));
      page.items().forEach(items);
      from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
      query.exclusiveStartKey(from);
    } while (!from.isEmpty());
  }
}

package guitai.dynamodb;

import guitai.order.OrderId;
import guitai.reconciliation.Outstanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// What is due, from the sparse index of sixteen shards: one query each, and no scan.
public record DynamoOutstanding(DynamoDbClient client, Tables tables) implements Outstanding {
  @Override
  public List<Due> due(Instant by, int limit) {
    int each = Math.ceilDiv(limit, Tables.SHARDS);
    var all = new ArrayList<Due>();
    for (var shard : Tables.shards()) {
      all.addAll(due(shard, by, each));
    }
    all.sort(Comparator.comparing(Due::at));
    return List.copyOf(all);
  }

  private List<Due> due(String shard, Instant by, int limit) {
    var request =
        QueryRequest.builder()
            .tableName(tables.orders())
            .indexName(Tables.BY_DUE)
            .keyConditionExpression("dueShard = :shard AND dueAt <= :by")
            .expressionAttributeValues(
                Map.of(":shard", Values.text(shard), ":by", Values.millis(by)))
            .limit(limit)
            .build();
    return Requests.send(() -> client.query(request)).items().stream()
        .map(DynamoOutstanding::due)
        .toList();
  }

  private static Due due(Map<String, AttributeValue> keys) {
    return new Due(
        new OrderId(Values.text(keys, OrderItem.ID)),
        Instant.ofEpochMilli(Values.number(keys, "dueAt")));
  }

  @Override
  public Optional<Due> of(OrderId order) {
    var request =
        GetItemRequest.builder()
            .tableName(tables.orders())
            .key(OrderItem.key(order.text()))
            .projectionExpression("dueAt")
            .consistentRead(true)
            .build();
    return Values.maybe(Requests.send(() -> client.getItem(request)).item(), "dueAt")
        .map(at -> new Due(order, Instant.ofEpochMilli(Long.parseLong(at.n()))));
  }

  /// Nothing happened to the order: the stream's record of this says so to whoever reads it.
  @Override
  public boolean postpone(Due due, Instant until) {
    var request =
        UpdateItemRequest.builder()
            .tableName(tables.orders())
            .key(OrderItem.key(due.order().text()))
            .updateExpression("SET dueAt = :until REMOVE " + OrderItem.HAPPENED)
            .conditionExpression("dueAt = :was")
            .expressionAttributeValues(
                Map.of(":until", Values.millis(until), ":was", Values.millis(due.at())))
            .build();
    return Requests.update(client, request);
  }
}

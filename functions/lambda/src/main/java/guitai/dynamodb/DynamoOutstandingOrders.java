package guitai.dynamodb;

import guitai.inapp.PurchaseId;
import guitai.order.OrderId;
import guitai.order.OutstandingOrders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Orders or in-app purchases that are due, from the sparse index of sixteen shards: one query of
/// each shard, without a scan. Orders and in-app purchases have shards of their own.
///
/// @param shard of the index, from the shard of the table
/// @param id from an item's key; empty where the item is of another kind
/// @param key of an item
public record DynamoOutstandingOrders<I>(
    DynamoDbClient client,
    Tables tables,
    UnaryOperator<String> shard,
    Function<String, Optional<I>> id,
    Function<I, String> key)
    implements OutstandingOrders<I> {
  static DynamoOutstandingOrders<OrderId> ofOrders(DynamoDbClient client, Tables tables) {
    return new DynamoOutstandingOrders<>(
        client,
        tables,
        UnaryOperator.identity(),
        text -> Optional.of(new OrderId(text)),
        OrderId::text);
  }

  static DynamoOutstandingOrders<PurchaseId> ofPurchases(DynamoDbClient client, Tables tables) {
    return new DynamoOutstandingOrders<>(
        client, tables, PurchaseItem::dueShard, PurchaseItem::purchase, PurchaseItem::id);
  }

  @Override
  public List<Due<I>> due(Instant by, int limit) {
    int each = Math.ceilDiv(limit, Tables.SHARDS);
    var all = new ArrayList<Due<I>>();
    for (var one : Tables.shards()) {
      all.addAll(due(shard.apply(one), by, each));
    }
    all.sort(Comparator.comparing(Due::at));
    return List.copyOf(all);
  }

  private List<Due<I>> due(String dueShard, Instant by, int limit) {
    var request =
        QueryRequest.builder()
            .tableName(tables.orders())
            .indexName(Tables.BY_DUE)
            .keyConditionExpression("dueShard = :shard AND dueAt <= :by")
            .expressionAttributeValues(
                Map.of(":shard", Values.text(dueShard), ":by", Values.millis(by)))
            .limit(limit)
            .build();
    return Requests.send(() -> client.query(request)).items().stream().flatMap(this::due).toList();
  }

  private Stream<Due<I>> due(Map<String, AttributeValue> keys) {
    var at = Instant.ofEpochMilli(Values.number(keys, "dueAt"));
    return id.apply(Values.text(keys, OrderItem.ID)).map(found -> new Due<>(found, at)).stream();
  }

  @Override
  public Optional<Due<I>> of(I named) {
    var request =
        GetItemRequest.builder()
            .tableName(tables.orders())
            .key(OrderItem.key(key.apply(named)))
            .projectionExpression("dueAt")
            .consistentRead(true)
            .build();
    return Values.maybe(Requests.send(() -> client.getItem(request)).item(), "dueAt")
        .map(at -> new Due<>(named, Instant.ofEpochMilli(Long.parseLong(at.n()))));
  }

  /// A postponement is no event: it removes what happened last, so the filters of the stream skip
  /// its record.
  @Override
  public boolean postpone(Due<I> due, Instant until) {
    var request =
        UpdateItemRequest.builder()
            .tableName(tables.orders())
            .key(OrderItem.key(key.apply(due.id())))
            .updateExpression("SET dueAt = :until REMOVE " + OrderItem.HAPPENED)
            .conditionExpression("dueAt = :was")
            .expressionAttributeValues(
                Map.of(":until", Values.millis(until), ":was", Values.millis(due.at())))
            .build();
    return Requests.update(client, request);
  }
}

package guitai.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Tables in memory for the stored form of new items; without conditions, indexes or the order of
/// keys.
final class FakeTables implements DynamoDbClient {
  static final Tables NAMES = Tables.named(name -> name);

  private final Map<String, List<Map<String, AttributeValue>>> items = new HashMap<>();

  /// With one item in a table.
  static FakeTables with(String table, Map<String, AttributeValue> item) {
    var tables = new FakeTables();
    tables.of(table).add(item);
    return tables;
  }

  List<Map<String, AttributeValue>> of(String table) {
    return items.computeIfAbsent(table, _ -> new ArrayList<>());
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return of(request.tableName()).stream()
        .filter(item -> item.entrySet().containsAll(request.key().entrySet()))
        .findFirst()
        .map(item -> GetItemResponse.builder().item(item).build())
        .orElseGet(() -> GetItemResponse.builder().build());
  }

  /// The items that have one of the requested values.
  @Override
  public QueryResponse query(QueryRequest request) {
    var found =
        of(request.tableName()).stream()
            .filter(item ->
                request.expressionAttributeValues().values().stream().anyMatch(item::containsValue))
            .toList();
    return QueryResponse.builder().items(found).build();
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    of(request.tableName()).add(request.item());
    return PutItemResponse.builder().build();
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    update(
        request.tableName(),
        request.key(),
        request.updateExpression(),
        request.expressionAttributeNames(),
        request.expressionAttributeValues());
    return UpdateItemResponse.builder().build();
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    request
        .requestItems()
        .forEach(
            (table, writes) -> writes.forEach(write -> of(table).add(write.putRequest().item())));
    return BatchWriteItemResponse.builder().build();
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    for (var write : request.transactItems()) {
      var update = write.update();
      if (update == null) {
        of(write.put().tableName()).add(write.put().item());
      } else {
        update(
            update.tableName(),
            update.key(),
            update.updateExpression(),
            update.expressionAttributeNames(),
            update.expressionAttributeValues());
      }
    }
    return TransactWriteItemsResponse.builder().build();
  }

  /// Applies `SET` and `ADD` to an item that didn't exist.
  private void update(
      String table,
      Map<String, AttributeValue> key,
      String expression,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    var item = new HashMap<>(key);
    var changes = expression.replaceAll(" REMOVE .*", "").replaceFirst("SET ", "");
    for (var change : changes.split(", | ADD ", -1)) {
      var parts = change.split(" = | ", 2);
      item.put(
          names.getOrDefault(parts[0], parts[0]), Objects.requireNonNull(values.get(parts[1])));
    }
    of(table).add(item);
  }

  @Override
  public String serviceName() {
    return "paper";
  }

  @Override
  public void close() {}
}

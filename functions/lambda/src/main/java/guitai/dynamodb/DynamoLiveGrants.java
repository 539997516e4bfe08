package guitai.dynamodb;

import guitai.order.OrderId;
import guitai.reconciliation.LiveGrants;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// A day's live grants from their sparse index, shard after shard.
public record DynamoLiveGrants(DynamoDbClient client, Tables tables) implements LiveGrants {
  @Override
  public void read(LocalDate day, Consumer<Live> grants) {
    for (var shard : Tables.shards()) {
      var query =
          QueryRequest.builder()
              .tableName(tables.entitlements())
              .indexName(Tables.BY_PAGE)
              .keyConditionExpression("#page = :page")
              .expressionAttributeNames(Map.of("#page", GrantItem.PAGE))
              .expressionAttributeValues(Map.of(":page", Values.text(GrantItem.page(day, shard))));
      Pages.read(client, query, item -> grants.accept(live(item)));
    }
  }

  /// A grant's key consists of its product and its order.
  private static Live live(Map<String, AttributeValue> keys) {
    var grant = Values.text(keys, GrantItem.GRANT);
    int blank = grant.lastIndexOf(' ');
    return new Live(
        new OrderId(grant.substring(blank + 1)),
        grant.substring(0, blank),
        Values.text(keys, GrantItem.CUSTOMER));
  }
}

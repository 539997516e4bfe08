package guitai.dynamodb;

import guitai.entitlement.Entitlements;
import guitai.entitlement.Grant;
import guitai.payment.Customer;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Grants, each an item of its customer, sorted by product and then by the order or transaction
/// that they come from.
public final class DynamoEntitlements implements Entitlements {
  private final DynamoDbClient client;
  private final Tables tables;

  public DynamoEntitlements(DynamoDbClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @Override
  public boolean put(Grant grant) {
    var request =
        PutItemRequest.builder()
            .tableName(tables.entitlements())
            .item(GrantItem.of(grant))
            .conditionExpression("attribute_not_exists(#grant) OR #events < :events")
            .expressionAttributeNames(
                Map.of("#grant", GrantItem.GRANT, "#events", GrantItem.EVENTS))
            .expressionAttributeValues(Map.of(":events", Values.number(grant.events())))
            .build();
    return Requests.send(() -> {
      try {
        client.putItem(request);
        return true;
      } catch (ConditionalCheckFailedException _) {
        return false;
      }
    });
  }

  @Override
  public List<Grant> of(Customer customer) {
    return query(
        customer,
        QueryRequest.builder()
            .keyConditionExpression("#customer = :customer")
            .expressionAttributeNames(Map.of("#customer", GrantItem.CUSTOMER))
            .expressionAttributeValues(Map.of(":customer", Values.text(customer.key()))));
  }

  @Override
  public List<Grant> of(Customer customer, String product) {
    var ofProduct =
        QueryRequest.builder()
            .keyConditionExpression("#customer = :customer AND begins_with(#grant, :product)")
            .expressionAttributeNames(
                Map.of("#customer", GrantItem.CUSTOMER, "#grant", GrantItem.GRANT))
            .expressionAttributeValues(
                Map.<String, AttributeValue>of(
                    ":customer", Values.text(customer.key()),
                    ":product", Values.text(product + " ")));
    return query(customer, ofProduct).stream()
        .filter(grant -> grant.product().equals(product))
        .toList();
  }

  private List<Grant> query(Customer customer, QueryRequest.Builder query) {
    var request = query.tableName(tables.entitlements()).consistentRead(true).build();
    return Requests.send(() ->
        client.queryPaginator(request).items().stream()
            .map(item -> GrantItem.grant(customer, item))
            .toList());
  }
}

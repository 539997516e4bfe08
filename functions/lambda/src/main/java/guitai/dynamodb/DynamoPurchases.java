package guitai.dynamodb;

import guitai.inapp.AccountTokens;
import guitai.inapp.PurchaseEvent;
import guitai.inapp.PurchaseId;
import guitai.inapp.PurchasePast;
import guitai.inapp.Purchases;
import guitai.payment.Customer;
import guitai.payment.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// In-app purchases (应用内购买) that a store made for us, and the customers its account tokens name.
public final class DynamoPurchases implements Purchases, AccountTokens {
  private final DynamoDbClient client;
  private final Tables tables;
  private final DynamoOrders orders;

  /// @param orders writes the evidence
  DynamoPurchases(DynamoDbClient client, Tables tables, DynamoOrders orders) {
    this.client = client;
    this.tables = tables;
    this.orders = orders;
  }

  /// The in-app purchase whose item has this key; empty where the item is of another kind.
  public static Optional<PurchaseId> purchase(String id) {
    return PurchaseItem.purchase(id);
  }

  @Override
  public PurchasePast find(PurchaseId id) {
    return PurchaseItem.past(id, item(PurchaseItem.id(id)));
  }

  @Override
  public boolean append(
      PurchasePast past, List<PurchaseEvent> events, Optional<Evidence> evidence) {
    return orders.write(ConditionalAppend.of(past, events), past.id().text(), evidence);
  }

  @Override
  public void store(String token, Customer customer) {
    var request =
        PutItemRequest.builder()
            .tableName(tables.orders())
            .item(
                Map.<String, AttributeValue>of(
                    OrderItem.ID,
                    Values.text(tokenId(token)),
                    OrderItem.KIND,
                    Values.text("account-token"),
                    "issuer",
                    Values.text(customer.issuer()),
                    "subject",
                    Values.text(customer.subject())))
            .build();
    Requests.send(() -> client.putItem(request));
  }

  @Override
  public Optional<Customer> customer(String token) {
    return Optional.of(item(tokenId(token)))
        .filter(item -> !item.isEmpty())
        .map(item -> new Customer(Values.text(item, "issuer"), Values.text(item, "subject")));
  }

  private static String tokenId(String token) {
    return "account-token " + token;
  }

  private Map<String, AttributeValue> item(String id) {
    return Requests.item(client, tables.orders(), OrderItem.key(id));
  }
}

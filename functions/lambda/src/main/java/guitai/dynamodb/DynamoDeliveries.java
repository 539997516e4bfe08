package guitai.dynamodb;

import guitai.held.DeliveryEvent;
import guitai.held.HeldDeliveries;
import guitai.held.HeldDelivery;
import guitai.payment.Evidence;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Held deliveries, each an item of the orders' table.
///
/// @param orders writes the evidence
public record DynamoDeliveries(DynamoDbClient client, Tables tables, DynamoOrders orders)
    implements HeldDeliveries {
  @Override
  public HeldDelivery find(String digest) {
    var key = OrderItem.key(DeliveryItem.id(digest));
    return DeliveryItem.past(digest, Requests.item(client, tables.orders(), key));
  }

  @Override
  public boolean append(
      HeldDelivery past, List<DeliveryEvent> events, Optional<Evidence> evidence) {
    return orders.write(
        ConditionalAppend.of(past, events), DeliveryItem.id(past.digest()), evidence);
  }
}

package guitai.dynamodb;

import guitai.held.DeliveryEventJson;
import guitai.held.HeldDelivery;
import guitai.held.HeldEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A held delivery as its item, in the orders' table so that one stream has its changes and one
/// index lists everything that is held.
final class DeliveryItem {
  private static final String KIND = "delivery";
  private static final String PREFIX = KIND + " ";

  private DeliveryItem() {}

  static String id(String digest) {
    return PREFIX + digest;
  }

  /// The past an item holds; none where there is no item.
  static HeldDelivery past(String digest, Map<String, AttributeValue> item) {
    return new HeldDelivery(
        digest, OrderItem.texts(item).stream().map(DeliveryEventJson::read).toList());
  }

  /// Its entry, if it waits; empty where the item is no delivery.
  static Optional<List<HeldEntry>> held(Map<String, AttributeValue> item) {
    return Optional.of(Values.text(item, OrderItem.ID))
        .filter(id -> id.startsWith(PREFIX))
        .map(id -> past(id.substring(PREFIX.length()), item).entry().stream().toList());
  }

  /// Everything but the key and the events.
  static Map<String, AttributeValue> derived(HeldDelivery past) {
    var attributes = new HashMap<String, AttributeValue>();
    attributes.put(OrderItem.KIND, Values.text(KIND));
    attributes.put(OrderItem.COUNT, Values.number(past.length()));
    attributes.put("state", Values.text(past.state()));
    past.heldSince()
        .ifPresent(at -> {
          attributes.put("heldShard", Values.text(Tables.shard(id(past.digest()))));
          attributes.put("heldSince", Values.millis(at));
        });
    return attributes;
  }
}

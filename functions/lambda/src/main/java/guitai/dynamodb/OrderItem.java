package guitai.dynamodb;

import guitai.order.EventJson;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.Past;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An order, or an unmatched payment stored like one, as its item: its events, and beside them the
/// attributes that indexes and filters read, derived from the events at each write.
final class OrderItem {
  static final String ID = "id";
  static final String KIND = "kind";
  static final String EVENTS = "events";
  static final String COUNT = "eventCount";
  static final String CUSTOMER = "customer";
  static final String PLACED_AT = "placedAt";

  /// The kinds of the events that the last write added, as their texts name them.
  static final String HAPPENED = "happened";

  /// Present only while they apply.
  static final List<String> SPARSE =
      List.of("outstanding", "dueShard", "dueAt", "heldShard", "heldSince");

  private OrderItem() {}

  static Map<String, AttributeValue> key(String id) {
    return Map.of(ID, Values.text(id));
  }

  /// The past an item holds; none where there is no item.
  static Past past(OrderId id, Map<String, AttributeValue> item) {
    return new Past(id, texts(item).stream().map(EventJson::read).toList());
  }

  static List<String> texts(Map<String, AttributeValue> item) {
    return Values.maybe(item, EVENTS)
        .map(events -> events.l().stream().map(AttributeValue::s).toList())
        .orElse(List.of());
  }

  /// Everything but the key and the events.
  static Map<String, AttributeValue> derived(Past past) {
    var shard = Values.text(Tables.shard(past.id().text()));
    var attributes = new HashMap<String, AttributeValue>();
    attributes.put(KIND, Values.text("order"));
    attributes.put(COUNT, Values.number(past.length()));
    if (past.order() instanceof Order.Known order) {
      attributes.put(CUSTOMER, Values.text(order.placed().customer().key()));
      attributes.put(PLACED_AT, Values.millis(order.placed().at()));
    }
    attributes.put("state", Values.text(past.state()));
    if (past.grantOutstanding()) {
      attributes.put("outstanding", Values.text("grant"));
    }
    past.due()
        .ifPresent(at -> attributes.putAll(Map.of("dueShard", shard, "dueAt", Values.millis(at))));
    past.heldSince()
        .ifPresent(
            at -> attributes.putAll(Map.of("heldShard", shard, "heldSince", Values.millis(at))));
    return attributes;
  }
}

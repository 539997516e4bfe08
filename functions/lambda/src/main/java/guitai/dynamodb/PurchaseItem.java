package guitai.dynamodb;

import guitai.held.HeldEntry;
import guitai.held.HeldPurchases;
import guitai.inapp.PurchaseEventJson;
import guitai.inapp.PurchaseId;
import guitai.inapp.PurchasePast;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An in-app purchase as its item, in the orders' table so that one stream has its changes and one
/// index lists everything that is held. Purchases that are due have shards of their own.
final class PurchaseItem {
  private static final String KIND = "purchase";
  private static final String PREFIX = KIND + " ";

  private PurchaseItem() {}

  static String id(PurchaseId id) {
    return PREFIX + id.text();
  }

  /// The purchases' shard of the due index.
  static String dueShard(String shard) {
    return "p" + shard;
  }

  /// The past an item holds; none where there is no item.
  static PurchasePast past(PurchaseId id, Map<String, AttributeValue> item) {
    return new PurchasePast(
        id, OrderItem.texts(item).stream().map(PurchaseEventJson::read).toList());
  }

  /// What is held of a purchase; empty where the item is no purchase.
  static Optional<List<HeldEntry>> held(Map<String, AttributeValue> item) {
    return purchase(Values.text(item, OrderItem.ID)).map(id -> HeldPurchases.of(past(id, item)));
  }

  /// Empty where the key is not a purchase's.
  static Optional<PurchaseId> purchase(String id) {
    return id.startsWith(PREFIX)
        ? PurchaseId.parse(id.substring(PREFIX.length()))
        : Optional.empty();
  }

  /// Everything but the key and the events.
  static Map<String, AttributeValue> derived(PurchasePast past) {
    var shard = Tables.shard(id(past.id()));
    var attributes = new HashMap<String, AttributeValue>();
    attributes.put(OrderItem.KIND, Values.text(KIND));
    attributes.put(OrderItem.COUNT, Values.number(past.length()));
    attributes.put("state", Values.text(HeldPurchases.state(past)));
    if (past.fulfilmentOutstanding()) {
      attributes.put("outstanding", Values.text("grant"));
    }
    past.due()
        .ifPresent(at -> {
          attributes.put("dueShard", Values.text(dueShard(shard)));
          attributes.put("dueAt", Values.millis(at));
        });
    heldSince(past)
        .ifPresent(at -> {
          attributes.put("heldShard", Values.text(shard));
          attributes.put("heldSince", Values.millis(at));
        });
    return attributes;
  }

  private static Optional<Instant> heldSince(PurchasePast past) {
    return HeldPurchases.of(past).stream().map(HeldEntry::since).min(Comparator.naturalOrder());
  }
}

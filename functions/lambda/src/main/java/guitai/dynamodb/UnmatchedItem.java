package guitai.dynamodb;

import guitai.order.Evidence;
import guitai.order.Payment;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;

/// A payment of no order as its item, among the orders so that one index lists all that waits for a
/// person.
final class UnmatchedItem {
  private UnmatchedItem() {}

  static Put put(
      String table, String merchantOrderNumber, Payment payment, Instant at, Evidence evidence) {
    return Put.builder()
        .tableName(table)
        .item(item(merchantOrderNumber, payment, at, evidence))
        .conditionExpression("attribute_not_exists(#id)")
        .expressionAttributeNames(Map.of("#id", OrderItem.ID))
        .build();
  }

  private static Map<String, AttributeValue> item(
      String merchantOrderNumber, Payment payment, Instant at, Evidence evidence) {
    var id = "payment " + payment.id().text();
    var item = new HashMap<String, AttributeValue>();
    item.put(OrderItem.ID, Values.text(id));
    item.put(OrderItem.KIND, Values.text("unmatched"));
    item.put("heldShard", Values.text(Tables.shard(id)));
    item.put("heldSince", Values.millis(at));
    item.put("merchantOrderNumber", Values.text(merchantOrderNumber));
    item.put("provider", Values.text(payment.id().provider()));
    item.put("account", Values.text(payment.id().account()));
    item.put("number", Values.text(payment.id().number()));
    item.put("app", Values.text(payment.app()));
    item.put("minorUnits", Values.number(payment.amount().minorUnits()));
    item.put("currency", Values.text(payment.amount().currency().getCurrencyCode()));
    item.put("paidAt", Values.text(payment.paidAt().toString()));
    item.put("evidence", Values.text(evidence.digest()));
    return item;
  }
}

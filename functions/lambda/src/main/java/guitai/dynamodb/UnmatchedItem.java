package guitai.dynamodb;

import guitai.order.Evidence;
import guitai.order.HeldPayment;
import guitai.order.Payment;
import guitai.order.PaymentId;
import guitai.storefront.Money;
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

  static HeldPayment held(Map<String, AttributeValue> item) {
    var id =
        new PaymentId(
            Values.text(item, "provider"),
            Values.text(item, "account"),
            Values.text(item, "number"));
    var payment =
        new Payment(
            id,
            Values.text(item, "app"),
            Money.of(Values.number(item, "minorUnits"), Values.text(item, "currency")),
            Instant.parse(Values.text(item, "paidAt")));
    return HeldPayment.unmatched(payment, Instant.ofEpochMilli(Values.number(item, "heldSince")));
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

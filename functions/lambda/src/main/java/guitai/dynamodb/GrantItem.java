package guitai.dynamodb;

import guitai.entitlement.EntitlementSource;
import guitai.entitlement.Grant;
import guitai.inapp.PurchaseId;
import guitai.order.OrderId;
import guitai.payment.Customer;
import guitai.storefront.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A grant as its item; a revoked one stays as a tombstone.
final class GrantItem {
  static final String CUSTOMER = "customer";
  static final String GRANT = "grant";

  /// The number of events of the order, or the in-app purchase, that the grant follows from.
  static final String EVENTS = "orderEvents";

  /// Present only while an order's grant is live: what a store sold is on no bill of ours.
  static final String PAGE = "page";

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private GrantItem() {}

  static Map<String, AttributeValue> of(Grant grant) {
    var item = new HashMap<String, AttributeValue>();
    item.put(CUSTOMER, Values.text(grant.customer().key()));
    item.put(GRANT, Values.text(grant.key()));
    item.put("product", Values.text(grant.product()));
    item.put(EVENTS, Values.number(grant.events()));
    item.put("paidAt", Values.text(grant.paidAt().toString()));
    item.put("term", Values.text(grant.term().text()));
    item.put("revoked", Values.flag(grant.revoked()));
    switch (grant.source()) {
      case EntitlementSource.OfOrder(var order) -> {
        item.put("order", Values.text(order.text()));
        if (!grant.revoked()) {
          var day = grant.paidAt().atZone(CHINA).toLocalDate();
          item.put(PAGE, Values.text(page(day, Tables.shard(order.text()))));
        }
      }
      case EntitlementSource.OfPurchase(var purchase, var transaction) -> {
        item.put("provider", Values.text(purchase.provider()));
        item.put("account", Values.text(purchase.account()));
        item.put("number", Values.text(purchase.number()));
        item.put("transaction", Values.text(transaction));
      }
    }
    return item;
  }

  /// @param day in China
  static String page(LocalDate day, String shard) {
    return day + " " + shard;
  }

  static Grant grant(Customer customer, Map<String, AttributeValue> item) {
    return new Grant(
        customer,
        Values.text(item, "product"),
        because(item),
        Math.toIntExact(Values.number(item, EVENTS)),
        Instant.parse(Values.text(item, "paidAt")),
        Term.parse(Values.text(item, "term")),
        Values.of(item, "revoked").bool());
  }

  private static EntitlementSource because(Map<String, AttributeValue> item) {
    return item.containsKey("order")
        ? new EntitlementSource.OfOrder(new OrderId(Values.text(item, "order")))
        : new EntitlementSource.OfPurchase(
            new PurchaseId(
                Values.text(item, "provider"),
                Values.text(item, "account"),
                Values.text(item, "number")),
            Values.text(item, "transaction"));
  }
}

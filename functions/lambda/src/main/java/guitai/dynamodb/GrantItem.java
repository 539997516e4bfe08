package guitai.dynamodb;

import guitai.entitlement.Grant;
import guitai.order.Customer;
import guitai.order.OrderId;
import guitai.storefront.Term;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A grant as its item; a revoked one stays as a tombstone.
final class GrantItem {
  static final String CUSTOMER = "customer";
  static final String GRANT = "grant";
  static final String ORDER_EVENTS = "orderEvents";

  private GrantItem() {}

  static Map<String, AttributeValue> of(Grant grant) {
    return Map.of(
        CUSTOMER,
        Values.text(grant.customer().key()),
        GRANT,
        Values.text(grant.product() + " " + grant.order().text()),
        "product",
        Values.text(grant.product()),
        "order",
        Values.text(grant.order().text()),
        ORDER_EVENTS,
        Values.number(grant.orderEvents()),
        "paidAt",
        Values.text(grant.paidAt().toString()),
        "term",
        Values.text(grant.term().text()),
        "revoked",
        Values.flag(grant.revoked()));
  }

  static Grant grant(Customer customer, Map<String, AttributeValue> item) {
    return new Grant(
        customer,
        Values.text(item, "product"),
        new OrderId(Values.text(item, "order")),
        Math.toIntExact(Values.number(item, ORDER_EVENTS)),
        Instant.parse(Values.text(item, "paidAt")),
        Term.parse(Values.text(item, "term")),
        Values.of(item, "revoked").bool());
  }
}

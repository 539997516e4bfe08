package guitai.dynamodb;

import guitai.entitlement.Grant;
import guitai.order.Customer;
import guitai.order.OrderId;
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
  static final String ORDER_EVENTS = "orderEvents";

  /// Only there while the grant is live.
  static final String PAGE = "page";

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private GrantItem() {}

  static Map<String, AttributeValue> of(Grant grant) {
    var item = new HashMap<>(told(grant));
    if (!grant.revoked()) {
      var day = grant.paidAt().atZone(CHINA).toLocalDate();
      item.put(PAGE, Values.text(page(day, Tables.shard(grant.order().text()))));
    }
    return item;
  }

  /// @param day in China
  static String page(LocalDate day, String shard) {
    return day + " " + shard;
  }

  private static Map<String, AttributeValue> told(Grant grant) {
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

package guitai.dynamodb;

import guitai.order.Evidence;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A believed delivery as its item, which DynamoDB deletes some time after `expiresAt`.
final class EvidenceItem {
  private EvidenceItem() {}

  /// @param about the order or the merchant order number it is about, where there is one
  static Map<String, AttributeValue> of(
      Evidence evidence, Optional<String> about, Duration retention) {
    var headers = new HashMap<String, AttributeValue>();
    evidence.headers().forEach((name, value) -> headers.put(name, Values.text(value)));
    var item = new HashMap<String, AttributeValue>();
    item.put("digest", Values.text(evidence.digest()));
    about.ifPresent(order -> item.put("order", Values.text(order)));
    item.put("provider", Values.text(evidence.provider()));
    item.put("receivedAt", Values.text(evidence.receivedAt().toString()));
    item.put("headers", AttributeValue.builder().m(headers).build());
    item.put("body", Values.bytes(evidence.body().toArray()));
    item.put("expiresAt", Values.number(evidence.receivedAt().plus(retention).getEpochSecond()));
    return item;
  }
}

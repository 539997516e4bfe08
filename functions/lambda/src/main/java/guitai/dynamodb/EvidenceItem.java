package guitai.dynamodb;

import guitai.bytes.Bytes;
import guitai.payment.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A verified delivery as its item, which DynamoDB deletes some time after `expiresAt`.
final class EvidenceItem {
  private static final String DIGEST = "digest";

  private EvidenceItem() {}

  static Map<String, AttributeValue> key(String digest) {
    return Map.of(DIGEST, Values.text(digest));
  }

  static Evidence evidence(Map<String, AttributeValue> item) {
    return new Evidence(
        Values.text(item, DIGEST),
        Values.text(item, "provider"),
        Instant.parse(Values.text(item, "receivedAt")),
        Values.of(item, "headers").m().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().s())),
        Bytes.of(Values.of(item, "body").b().asByteArray()));
  }

  /// @param about the key of the order, in-app purchase or agreement it is about; empty where none
  static Map<String, AttributeValue> of(
      Evidence evidence, Optional<String> about, Duration retention) {
    var headers = new HashMap<String, AttributeValue>();
    evidence.headers().forEach((name, value) -> headers.put(name, Values.text(value)));
    var item = new HashMap<String, AttributeValue>();
    item.put(DIGEST, Values.text(evidence.digest()));
    about.ifPresent(order -> item.put("order", Values.text(order)));
    item.put("provider", Values.text(evidence.provider()));
    item.put("receivedAt", Values.text(evidence.receivedAt().toString()));
    item.put("headers", AttributeValue.builder().m(headers).build());
    item.put("body", Values.bytes(evidence.body().toArray()));
    item.put("expiresAt", Values.number(evidence.receivedAt().plus(retention).getEpochSecond()));
    return item;
  }
}

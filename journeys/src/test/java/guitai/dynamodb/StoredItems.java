package guitai.dynamodb;

import guitai.bytes.Bytes;
import guitai.payment.Evidence;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/// Reads the stored items themselves.
record StoredItems(DynamoDbClient client, Tables tables) {
  Map<String, AttributeValue> order(String id) {
    return item(tables.orders(), OrderItem.ID, id);
  }

  Map<String, AttributeValue> delivery(String digest) {
    return item(tables.evidence(), "digest", digest);
  }

  Optional<Evidence> evidence(String digest) {
    return Optional.of(delivery(digest)).filter(item -> !item.isEmpty()).map(StoredItems::read);
  }

  private Map<String, AttributeValue> item(String table, String key, String value) {
    return client
        .getItem(
            GetItemRequest.builder()
                .tableName(table)
                .key(Map.of(key, Values.text(value)))
                .consistentRead(true)
                .build())
        .item();
  }

  private static Evidence read(Map<String, AttributeValue> item) {
    return new Evidence(
        Values.text(item, "digest"),
        Values.text(item, "provider"),
        Instant.parse(Values.text(item, "receivedAt")),
        Values.of(item, "headers").m().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().s())),
        Bytes.of(Values.of(item, "body").b().asByteArray()));
  }
}

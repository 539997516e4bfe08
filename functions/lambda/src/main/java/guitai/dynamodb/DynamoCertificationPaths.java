package guitai.dynamodb;

import guitai.provider.appstore.CertificationPath;
import guitai.provider.appstore.CertificationPaths;
import guitai.provider.appstore.RevocationStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Certification paths, all in one item of the certificates' table. Each is an attribute; a writer
/// changes it on the condition that it is what the writer read, so no update is lost. The item has
/// room for the limit of paths with the longest certificates that are accepted.
public record DynamoCertificationPaths(DynamoDbClient client, Tables tables)
    implements CertificationPaths {
  /// Named in `template.yaml`, too: ReceiveNotification may write this item and no other.
  public static final String ITEM = "app-store-paths";

  private static final String PROVIDER = "provider";
  private static final String LEAF = "leaf";
  private static final String INTERMEDIATE = "intermediate";
  private static final String STATUS = "status";
  private static final String AT = "at";
  private static final String ASK_AT = "askAt";

  @Override
  public List<StoredPath> all() {
    return Requests.item(client, tables.certificates(), key()).values().stream()
        .filter(AttributeValue::hasM)
        .map(attribute -> read(attribute.m()))
        .toList();
  }

  @Override
  public boolean add(CertificationPath path, Instant now) {
    var values =
        Map.of(
            ":path", write(new StoredPath(path, new RevocationStatus.NotChecked(), now)),
            ":one", Values.number(1),
            ":limit", Values.number(LIMIT));
    return update(
        path,
        "SET #path = :path ADD #count :one",
        "attribute_not_exists(#path) AND (attribute_not_exists(#count) OR #count < :limit)",
        values);
  }

  @Override
  public boolean replace(StoredPath was, RevocationStatus status, Instant askAt) {
    var values = Map.of(":was", write(was), ":to", write(was.with(status, askAt)));
    return update(was.path(), "SET #path = :to", "#path = :was", values);
  }

  @Override
  public boolean drop(StoredPath was) {
    var values = Map.of(":was", write(was), ":one", Values.number(-1));
    return update(was.path(), "REMOVE #path ADD #count :one", "#path = :was", values);
  }

  private boolean update(
      CertificationPath path, String update, String condition, Map<String, AttributeValue> values) {
    var names = new HashMap<>(Map.of("#path", path.id()));
    if (update.contains("#count")) { // DynamoDB refuses a name that isn't used
      names.put("#count", "count");
    }
    var request =
        UpdateItemRequest.builder()
            .tableName(tables.certificates())
            .key(key())
            .updateExpression(update)
            .conditionExpression(condition)
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
            .build();
    return Requests.update(client, request);
  }

  private static Map<String, AttributeValue> key() {
    return Map.of(PROVIDER, Values.text(ITEM));
  }

  private static AttributeValue write(StoredPath stored) {
    var item = new HashMap<String, AttributeValue>();
    item.put(LEAF, Values.bytes(CertificationPath.der(stored.path().leaf()).toArray()));
    item.put(
        INTERMEDIATE, Values.bytes(CertificationPath.der(stored.path().intermediate()).toArray()));
    item.put(ASK_AT, Values.millis(stored.askAt()));
    switch (stored.status()) {
      case RevocationStatus.NotChecked() -> item.put(STATUS, Values.text("unasked"));
      case RevocationStatus.Good(var at) -> put(item, "good", at);
      case RevocationStatus.Revoked(var at) -> put(item, "revoked", at);
    }
    return AttributeValue.builder().m(item).build();
  }

  private static void put(Map<String, AttributeValue> item, String status, Instant at) {
    item.put(STATUS, Values.text(status));
    item.put(AT, Values.millis(at));
  }

  private static StoredPath read(Map<String, AttributeValue> item) {
    var path = CertificationPath.of(Values.bytes(item, LEAF), Values.bytes(item, INTERMEDIATE));
    return new StoredPath(path, status(item), Instant.ofEpochMilli(Values.number(item, ASK_AT)));
  }

  private static RevocationStatus status(Map<String, AttributeValue> item) {
    var status = Values.text(item, STATUS);
    return switch (status) {
      case "unasked" -> new RevocationStatus.NotChecked();
      case "good" -> new RevocationStatus.Good(at(item));
      case "revoked" -> new RevocationStatus.Revoked(at(item));
      default -> throw new IllegalStateException("an unknown status: " + status);
    };
  }

  private static Instant at(Map<String, AttributeValue> item) {
    return Instant.ofEpochMilli(Values.number(item, AT));
  }
}

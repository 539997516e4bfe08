package guitai.dynamodb;

import guitai.recovery.Bookmark;
import guitai.recovery.BookmarkJson;
import guitai.recovery.Bookmarks;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Bookmarks, one item each in the orders' table. Its indexes don't hold them, and readers of its
/// stream skip them.
public record DynamoBookmarks(DynamoDbClient client, Tables tables) implements Bookmarks {
  private static final String KIND = "bookmark";
  private static final String DOCUMENT = "document";

  @Override
  public Optional<Bookmark> of(String name) {
    return Values.maybe(Requests.item(client, tables.orders(), key(name)), DOCUMENT)
        .map(document -> BookmarkJson.read(document.s()));
  }

  @Override
  public boolean move(String name, Optional<Bookmark> was, Bookmark to) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":kind", Values.text(KIND));
    values.put(":to", Values.text(BookmarkJson.write(to)));
    was.ifPresent(bookmark -> values.put(":was", Values.text(BookmarkJson.write(bookmark))));
    var request =
        UpdateItemRequest.builder()
            .tableName(tables.orders())
            .key(key(name))
            .updateExpression("SET kind = :kind, document = :to")
            .conditionExpression(
                was.isPresent() ? "document = :was" : "attribute_not_exists(document)")
            .expressionAttributeValues(values)
            .build();
    return Requests.update(client, request);
  }

  private static Map<String, AttributeValue> key(String name) {
    return OrderItem.key(KIND + " " + name);
  }
}

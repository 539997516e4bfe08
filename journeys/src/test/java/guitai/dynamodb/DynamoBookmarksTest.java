package guitai.dynamodb;

import guitai.local.dynamodb.LocalDynamoDb;
import guitai.recovery.Bookmarks;
import guitai.recovery.BookmarksContract;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

class DynamoBookmarksTest extends BookmarksContract {
  private static final LocalDynamoDb LOCAL = LocalDynamoDb.inMemory();

  private final DynamoStore store =
      new DynamoStore(Optional.of(LOCAL.endpoint()), LocalDynamoDb.REGION, LocalDynamoDb.TABLES);

  @AfterAll
  static void close() {
    LOCAL.close();
  }

  @Override
  protected Bookmarks bookmarks() {
    return store.bookmarks();
  }
}

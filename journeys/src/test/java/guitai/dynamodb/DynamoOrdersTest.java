package guitai.dynamodb;

import guitai.local.dynamodb.LocalDynamoDb;
import org.junit.jupiter.api.AfterAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoOrdersTest extends StoredOrdersContract {
  private static final LocalDynamoDb LOCAL = LocalDynamoDb.inMemory();
  private static final DynamoDbClient CLIENT = LocalDynamoDb.patient(LOCAL.endpoint());

  @AfterAll
  static void close() {
    CLIENT.close();
    LOCAL.close();
  }

  @Override
  DynamoDbClient client() {
    return CLIENT;
  }

  @Override
  Tables tables() {
    return LocalDynamoDb.TABLES;
  }
}

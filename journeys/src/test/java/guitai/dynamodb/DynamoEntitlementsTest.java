package guitai.dynamodb;

import guitai.entitlement.Entitlements;
import guitai.entitlement.EntitlementsContract;
import guitai.local.dynamodb.LocalDynamoDb;
import org.junit.jupiter.api.AfterAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoEntitlementsTest extends EntitlementsContract {
  private static final LocalDynamoDb LOCAL = LocalDynamoDb.inMemory();
  private static final DynamoDbClient CLIENT = LocalDynamoDb.patient(LOCAL.endpoint());

  @AfterAll
  static void close() {
    CLIENT.close();
    LOCAL.close();
  }

  @Override
  protected Entitlements entitlements() {
    return new DynamoEntitlements(CLIENT, LocalDynamoDb.TABLES);
  }
}

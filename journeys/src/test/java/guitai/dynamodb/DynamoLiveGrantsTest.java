package guitai.dynamodb;

import guitai.entitlement.Entitlements;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.reconciliation.LiveGrants;
import guitai.reconciliation.LiveGrantsContract;
import org.junit.jupiter.api.AfterAll;

class DynamoLiveGrantsTest extends LiveGrantsContract {
  private static final LocalDynamoDb LOCAL = LocalDynamoDb.inMemory();

  @AfterAll
  static void close() {
    LOCAL.close();
  }

  @Override
  protected Entitlements entitlements() {
    return new DynamoEntitlements(LOCAL.client(), LocalDynamoDb.TABLES);
  }

  @Override
  protected LiveGrants live() {
    return new DynamoLiveGrants(LOCAL.client(), LocalDynamoDb.TABLES);
  }
}

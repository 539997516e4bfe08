package guitai.dynamodb;

import guitai.local.dynamodb.LocalDynamoDb;
import guitai.reconciliation.DailyReports;
import guitai.reconciliation.DailyReportsContract;
import org.junit.jupiter.api.AfterAll;

class DynamoDailyReportsTest extends DailyReportsContract {
  private static final LocalDynamoDb LOCAL = LocalDynamoDb.inMemory();

  @AfterAll
  static void close() {
    LOCAL.close();
  }

  @Override
  protected DailyReports reports() {
    return new DynamoDailyReports(LOCAL.client(), LocalDynamoDb.TABLES);
  }
}

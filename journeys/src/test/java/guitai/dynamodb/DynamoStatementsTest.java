package guitai.dynamodb;

import guitai.local.dynamodb.LocalDynamoDb;
import guitai.reconciliation.DailyReports;
import guitai.reconciliation.DailyReportsContract;
import org.junit.jupiter.api.AfterAll;

class DynamoStatementsTest extends DailyReportsContract {
  private static final LocalDynamoDb LOCAL = LocalDynamoDb.inMemory();

  @AfterAll
  static void close() {
    LOCAL.close();
  }

  @Override
  protected DailyReports statements() {
    return new DynamoStatements(LOCAL.client(), LocalDynamoDb.TABLES);
  }
}

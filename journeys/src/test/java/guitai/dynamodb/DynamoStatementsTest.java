package guitai.dynamodb;

import guitai.local.dynamodb.LocalDynamoDb;
import guitai.statement.Statements;
import guitai.statement.StatementsContract;
import org.junit.jupiter.api.AfterAll;

class DynamoStatementsTest extends StatementsContract {
  private static final LocalDynamoDb LOCAL = LocalDynamoDb.inMemory();

  @AfterAll
  static void close() {
    LOCAL.close();
  }

  @Override
  protected Statements statements() {
    return new DynamoStatements(LOCAL.client(), LocalDynamoDb.TABLES);
  }
}

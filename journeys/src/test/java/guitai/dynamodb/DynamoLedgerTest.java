package guitai.dynamodb;

import guitai.local.dynamodb.LocalDynamoDb;
import guitai.order.Orders;
import guitai.reconciliation.Ledger;
import guitai.reconciliation.LedgerContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;

class DynamoLedgerTest extends LedgerContract {
  private static final LocalDynamoDb LOCAL = LocalDynamoDb.inMemory();

  @AfterAll
  static void close() {
    LOCAL.close();
  }

  @Override
  protected Orders orders() {
    return new DynamoOrders(LOCAL.client(), LocalDynamoDb.TABLES, Duration.ofDays(1));
  }

  @Override
  protected Ledger ledger() {
    return new DynamoLedger(LOCAL.client(), LocalDynamoDb.TABLES);
  }
}

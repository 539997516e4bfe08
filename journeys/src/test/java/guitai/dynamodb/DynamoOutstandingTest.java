package guitai.dynamodb;

import guitai.local.dynamodb.LocalDynamoDb;
import guitai.order.OrderId;
import guitai.order.Orders;
import guitai.reconciliation.Outstanding;
import guitai.reconciliation.OutstandingContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoOutstandingTest extends OutstandingContract {
  private static final LocalDynamoDb LOCAL = LocalDynamoDb.inMemory();
  private static final DynamoDbClient CLIENT = LocalDynamoDb.patient(LOCAL.endpoint());

  @AfterAll
  static void close() {
    CLIENT.close();
    LOCAL.close();
  }

  @Override
  protected Orders orders() {
    return new DynamoOrders(CLIENT, LocalDynamoDb.TABLES, Duration.ofDays(1));
  }

  @Override
  protected Outstanding<OrderId> outstanding() {
    return DynamoOutstanding.ofOrders(CLIENT, LocalDynamoDb.TABLES);
  }
}

package guitai.dynamodb;

import guitai.local.dynamodb.LocalDynamoDb;
import guitai.order.OrderId;
import guitai.order.Orders;
import guitai.order.OutstandingOrders;
import guitai.order.OutstandingOrdersContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoOutstandingOrdersTest extends OutstandingOrdersContract {
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
  protected OutstandingOrders<OrderId> outstanding() {
    return DynamoOutstandingOrders.ofOrders(CLIENT, LocalDynamoDb.TABLES);
  }
}

package guitai.dynamodb;

import guitai.held.HeldPayments;
import guitai.held.HeldPaymentsContract;
import guitai.inapp.Purchases;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.order.Orders;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoHeldPaymentsTest extends HeldPaymentsContract {
  private static final LocalDynamoDb LOCAL = LocalDynamoDb.inMemory();
  private static final DynamoDbClient CLIENT = LocalDynamoDb.patient(LOCAL.endpoint());
  private final DynamoOrders orders =
      new DynamoOrders(CLIENT, LocalDynamoDb.TABLES, Duration.ofDays(1));

  @AfterAll
  static void close() {
    CLIENT.close();
    LOCAL.close();
  }

  @Override
  protected Orders orders() {
    return orders;
  }

  @Override
  protected Purchases purchases() {
    return new DynamoPurchases(CLIENT, LocalDynamoDb.TABLES, orders);
  }

  @Override
  protected HeldPayments held() {
    return new DynamoHeldPayments(CLIENT, LocalDynamoDb.TABLES);
  }
}

package guitai.dynamodb;

import guitai.held.HeldDeliveries;
import guitai.held.HeldDeliveriesContract;
import guitai.held.HeldPayments;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.payment.EvidenceArchive;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

class DynamoDeliveriesTest implements HeldDeliveriesContract {
  /// So long that no database deletes the items of these tests, whose dates are in the past.
  private static final Duration RETENTION = Duration.ofDays(36_500);

  private static final LocalDynamoDb LOCAL = LocalDynamoDb.inMemory();

  private final DynamoStore store =
      new DynamoStore(Optional.of(LOCAL.endpoint()), LocalDynamoDb.REGION, LocalDynamoDb.TABLES);

  @AfterAll
  static void close() {
    LOCAL.close();
  }

  @Override
  public HeldDeliveries deliveries() {
    return store.deliveries(RETENTION);
  }

  @Override
  public EvidenceArchive archive() {
    return store.orders(RETENTION);
  }

  @Override
  public HeldPayments held() {
    return store.heldPayments();
  }
}

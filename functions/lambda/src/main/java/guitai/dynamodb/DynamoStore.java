package guitai.dynamodb;

import guitai.inapp.PurchaseId;
import guitai.order.OrderId;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The ports on the tables of one DynamoDB. `Wiring` gets them here without knowing the AWS SDK.
public final class DynamoStore {
  private final DynamoDbClient client;
  private final Tables tables;

  /// @param endpoint empty on AWS
  public DynamoStore(Optional<URI> endpoint, String region, Tables tables) {
    this.client = DynamoDb.client(endpoint, region);
    this.tables = tables;
  }

  /// @param retention how long evidence is stored, from its receipt
  public DynamoOrders orders(Duration retention) {
    return new DynamoOrders(client, tables, retention);
  }

  /// @param retention how long evidence is stored, from its receipt
  public DynamoPurchases purchases(Duration retention) {
    return new DynamoPurchases(client, tables, orders(retention));
  }

  public DynamoEntitlements entitlements() {
    return new DynamoEntitlements(client, tables);
  }

  public DynamoStorefronts storefronts(InstantSource clock) {
    return new DynamoStorefronts(client, tables, clock);
  }

  public DynamoHeldPayments heldPayments() {
    return new DynamoHeldPayments(client, tables);
  }

  public DynamoLedger ledger() {
    return new DynamoLedger(client, tables);
  }

  public DynamoLiveGrants liveGrants() {
    return new DynamoLiveGrants(client, tables);
  }

  public DynamoDailyReports dailyReports() {
    return new DynamoDailyReports(client, tables);
  }

  public DynamoCertificates certificates() {
    return new DynamoCertificates(client, tables);
  }

  public DynamoCertificationPaths certificationPaths() {
    return new DynamoCertificationPaths(client, tables);
  }

  public DynamoOutstandingOrders<OrderId> outstandingOrders() {
    return DynamoOutstandingOrders.ofOrders(client, tables);
  }

  public DynamoOutstandingOrders<PurchaseId> outstandingPurchases() {
    return DynamoOutstandingOrders.ofPurchases(client, tables);
  }

  public DynamoBookmarks bookmarks() {
    return new DynamoBookmarks(client, tables);
  }
}

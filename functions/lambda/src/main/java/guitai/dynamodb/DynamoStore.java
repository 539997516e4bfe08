package guitai.dynamodb;

import guitai.inapp.PurchaseId;
import guitai.order.OrderId;
import guitai.ports.Ports;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The ports on the tables of one DynamoDB. `Wiring` gets them here without knowing the AWS SDK.
public final class DynamoStore implements Ports {
  private final DynamoDbClient client;
  private final Tables tables;

  /// @param endpoint empty on AWS
  public DynamoStore(Optional<URI> endpoint, String region, Tables tables) {
    this.client = DynamoDb.client(endpoint, region);
    this.tables = tables;
  }

  @Override
  public DynamoOrders orders(Duration retention) {
    return new DynamoOrders(client, tables, retention);
  }

  @Override
  public DynamoOrders archive(Duration retention) {
    return orders(retention);
  }

  @Override
  public DynamoPurchases accountTokens() {
    return purchases(Duration.ZERO);
  }

  @Override
  public DynamoPurchases purchases(Duration retention) {
    return new DynamoPurchases(client, tables, orders(retention));
  }

  @Override
  public DynamoDeliveries deliveries(Duration retention) {
    return new DynamoDeliveries(client, tables, orders(retention));
  }

  @Override
  public DynamoEntitlements entitlements() {
    return new DynamoEntitlements(client, tables);
  }

  @Override
  public DynamoStorefronts storefronts(InstantSource clock) {
    return new DynamoStorefronts(client, tables, clock);
  }

  @Override
  public DynamoHeldPayments heldPayments() {
    return new DynamoHeldPayments(client, tables);
  }

  @Override
  public DynamoLedger ledger() {
    return new DynamoLedger(client, tables);
  }

  @Override
  public DynamoLiveGrants liveGrants() {
    return new DynamoLiveGrants(client, tables);
  }

  @Override
  public DynamoDailyReports dailyReports() {
    return new DynamoDailyReports(client, tables);
  }

  @Override
  public DynamoCertificates certificates() {
    return new DynamoCertificates(client, tables);
  }

  @Override
  public DynamoCertificationPaths certificationPaths() {
    return new DynamoCertificationPaths(client, tables);
  }

  @Override
  public DynamoOutstandingOrders<OrderId> outstandingOrders() {
    return DynamoOutstandingOrders.ofOrders(client, tables);
  }

  @Override
  public DynamoOutstandingOrders<PurchaseId> outstandingPurchases() {
    return DynamoOutstandingOrders.ofPurchases(client, tables);
  }

  @Override
  public DynamoBookmarks bookmarks() {
    return new DynamoBookmarks(client, tables);
  }
}

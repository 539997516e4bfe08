package guitai.ports;

import guitai.entitlement.Entitlements;
import guitai.held.HeldDeliveries;
import guitai.held.HeldPayments;
import guitai.inapp.AccountTokens;
import guitai.inapp.PurchaseId;
import guitai.inapp.Purchases;
import guitai.order.OrderId;
import guitai.order.Orders;
import guitai.order.OutstandingOrders;
import guitai.payment.EvidenceArchive;
import guitai.provider.Certificates;
import guitai.provider.appstore.CertificationPaths;
import guitai.reconciliation.DailyReports;
import guitai.reconciliation.Ledger;
import guitai.reconciliation.LiveGrants;
import guitai.recovery.Bookmarks;
import guitai.storefront.Storefronts;
import java.time.Duration;
import java.time.InstantSource;

/// The ports of one store. DynamoDB implements it for a deployment, and memory for a simulation.
public interface Ports {
  /// @param retention how long the evidence that an order is written with is stored
  Orders orders(Duration retention);

  /// @param retention how long evidence is stored, from its receipt
  EvidenceArchive archive(Duration retention);

  /// @param retention how long the evidence that a purchase is written with is stored
  Purchases purchases(Duration retention);

  /// @param retention how long the evidence that a held delivery is written with is stored
  HeldDeliveries deliveries(Duration retention);

  AccountTokens accountTokens();

  OutstandingOrders<OrderId> outstandingOrders();

  OutstandingOrders<PurchaseId> outstandingPurchases();

  Entitlements entitlements();

  LiveGrants liveGrants();

  HeldPayments heldPayments();

  Ledger ledger();

  DailyReports dailyReports();

  Bookmarks bookmarks();

  Certificates certificates();

  CertificationPaths certificationPaths();

  Storefronts storefronts(InstantSource clock);
}

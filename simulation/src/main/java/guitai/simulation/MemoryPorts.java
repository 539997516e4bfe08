package guitai.simulation;

import guitai.entitlement.Entitlements;
import guitai.entitlement.MemoryEntitlements;
import guitai.faults.Faulty;
import guitai.faults.PortFaults;
import guitai.held.HeldDeliveries;
import guitai.held.HeldPayments;
import guitai.held.MemoryDeliveries;
import guitai.held.MemoryHeldPayments;
import guitai.inapp.AccountTokens;
import guitai.inapp.MemoryPurchases;
import guitai.inapp.PurchaseId;
import guitai.inapp.Purchases;
import guitai.memory.Change;
import guitai.order.MemoryOrders;
import guitai.order.MemoryOutstandingOrders;
import guitai.order.OrderId;
import guitai.order.Orders;
import guitai.order.OutstandingOrders;
import guitai.payment.EvidenceArchive;
import guitai.payment.MemoryEvidence;
import guitai.ports.Ports;
import guitai.provider.Certificates;
import guitai.provider.MemoryCertificates;
import guitai.provider.appstore.CertificationPaths;
import guitai.provider.appstore.MemoryCertificationPaths;
import guitai.reconciliation.DailyReports;
import guitai.reconciliation.Ledger;
import guitai.reconciliation.LiveGrants;
import guitai.reconciliation.MemoryDailyReports;
import guitai.reconciliation.MemoryLedger;
import guitai.reconciliation.MemoryLiveGrants;
import guitai.recovery.Bookmarks;
import guitai.recovery.MemoryBookmarks;
import guitai.storefront.Storefronts;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/// The store of a history: the memory version of every port, each call of which may go wrong.
final class MemoryPorts implements Ports {
  private final MemoryOrders orders;
  private final MemoryPurchases purchases;
  private final MemoryDeliveries deliveries;
  private final MemoryEntitlements entitlements = new MemoryEntitlements();
  private final MemoryDailyReports reports = new MemoryDailyReports();
  private final MemoryBookmarks bookmarks = new MemoryBookmarks();
  private final MemoryCertificates certificates = new MemoryCertificates();
  private final MemoryCertificationPaths paths = new MemoryCertificationPaths();
  private final MemoryEvidence archive = new MemoryEvidence();
  private final Storefronts storefronts;
  private final PortFaults gate;
  private final IntSupplier lag;
  private long writes;

  /// @param gate at every call
  /// @param lag of the indexes
  MemoryPorts(Consumer<Change> stream, Storefronts storefronts, PortFaults gate, IntSupplier lag) {
    Consumer<Change> counted =
        change -> {
          writes++;
          stream.accept(change);
        };
    this.orders = new MemoryOrders(counted, archive, lag);
    this.purchases = new MemoryPurchases(counted, archive);
    this.deliveries = new MemoryDeliveries(counted, archive);
    this.storefronts = storefronts;
    this.gate = gate;
    this.lag = lag;
  }

  /// A store of no history.
  static MemoryPorts faultless(Storefronts storefronts) {
    return new MemoryPorts(_ -> {}, storefronts, new NoFaults(), () -> 0);
  }

  private record NoFaults() implements PortFaults {
    @Override
    public void before(Method method, List<Object> arguments) {}

    @Override
    public void after(Method method, List<Object> arguments, Optional<Object> result) {}
  }

  /// How many writes of orders and purchases there were.
  long writes() {
    return writes;
  }

  /// When the first order or purchase is due; empty where nothing is outstanding.
  Optional<Instant> nextDue() {
    return Stream.concat(
            orders.items().before(0).values().stream().flatMap(item -> item.due().stream()),
            purchases.items().before(0).values().stream().flatMap(item -> item.due().stream()))
        .min(Instant::compareTo);
  }

  @Override
  public Orders orders(Duration retention) {
    return Faulty.of(Orders.class, orders, gate);
  }

  @Override
  public EvidenceArchive archive(Duration retention) {
    return Faulty.of(EvidenceArchive.class, orders, gate);
  }

  @Override
  public Purchases purchases(Duration retention) {
    return Faulty.of(Purchases.class, purchases, gate);
  }

  @Override
  public HeldDeliveries deliveries(Duration retention) {
    return Faulty.of(HeldDeliveries.class, deliveries, gate);
  }

  @Override
  public AccountTokens accountTokens() {
    return Faulty.of(AccountTokens.class, purchases, gate);
  }

  @Override
  @SuppressWarnings("unchecked") // a class literal has no type arguments
  public OutstandingOrders<OrderId> outstandingOrders() {
    var real = new MemoryOutstandingOrders<>(orders.items(), lag);
    return Faulty.of(OutstandingOrders.class, real, gate);
  }

  @Override
  @SuppressWarnings("unchecked") // a class literal has no type arguments
  public OutstandingOrders<PurchaseId> outstandingPurchases() {
    var real = new MemoryOutstandingOrders<>(purchases.items(), lag);
    return Faulty.of(OutstandingOrders.class, real, gate);
  }

  @Override
  public Entitlements entitlements() {
    return Faulty.of(Entitlements.class, entitlements, gate);
  }

  @Override
  public LiveGrants liveGrants() {
    return Faulty.of(LiveGrants.class, new MemoryLiveGrants(entitlements, lag), gate);
  }

  @Override
  public HeldPayments heldPayments() {
    return Faulty.of(
        HeldPayments.class, new MemoryHeldPayments(orders, purchases, deliveries, lag), gate);
  }

  @Override
  public Ledger ledger() {
    return Faulty.of(Ledger.class, new MemoryLedger(orders), gate);
  }

  @Override
  public DailyReports dailyReports() {
    return Faulty.of(DailyReports.class, reports, gate);
  }

  @Override
  public Bookmarks bookmarks() {
    return Faulty.of(Bookmarks.class, bookmarks, gate);
  }

  /// Read inside a cache that one thread fills at a time: its calls don't give way.
  @Override
  public Certificates certificates() {
    return certificates;
  }

  @Override
  public CertificationPaths certificationPaths() {
    return paths;
  }

  @Override
  public Storefronts storefronts(InstantSource clock) {
    return storefronts;
  }
}

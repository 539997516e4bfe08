package guitai.lambda;

import guitai.checkout.Checkout;
import guitai.checkout.OrderCancellation;
import guitai.checkout.PaymentAuthorization;
import guitai.dynamodb.DynamoOrders;
import guitai.dynamodb.DynamoPurchases;
import guitai.dynamodb.DynamoStore;
import guitai.dynamodb.Tables;
import guitai.entitlement.EntitlementTokens;
import guitai.entitlement.Entitlements;
import guitai.fulfilment.OrderFulfilment;
import guitai.fulfilment.PurchaseFulfilment;
import guitai.held.HeldPayments;
import guitai.inapp.AccountTokenDerivation;
import guitai.inapp.AccountTokens;
import guitai.json.Json;
import guitai.notification.NotificationReceiver;
import guitai.notification.NotificationReplay;
import guitai.notification.PurchaseRecorder;
import guitai.operation.HeldPaymentResolution;
import guitai.operation.ProviderStatusReport;
import guitai.operation.PurchaseInquiry;
import guitai.order.OrderNumbers;
import guitai.order.Orders;
import guitai.provider.Bills;
import guitai.provider.Notifications;
import guitai.provider.Wallet;
import guitai.provider.applepay.HttpAcquirer;
import guitai.provider.appstore.AppStoreNotifications;
import guitai.reconciliation.BillComparison;
import guitai.reconciliation.DailyReconciliation;
import guitai.reconciliation.DailyReport;
import guitai.reconciliation.DailyReportReader;
import guitai.reconciliation.EntitlementComparison;
import guitai.recovery.CertificateRefresh;
import guitai.recovery.FulfilmentRecovery;
import guitai.recovery.HistoryRecovery;
import guitai.recovery.PaymentRecovery;
import guitai.refund.OperatorRefund;
import guitai.refund.RefundDispatch;
import guitai.refund.RefundExecution;
import guitai.storefront.Storefronts;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Builds each handler's collaborators from the function's settings; a function has only those it
/// needs. It fetches nothing before it is used, so that a function always starts.
public final class Wiring {
  private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
  private final DynamoStore store;
  private final Settings settings;
  private final Trust trust;

  /// @param environment by the names in `template.yaml`
  public Wiring(Map<String, String> environment) {
    this(environment, Trust.pinned());
  }

  /// For the local store, whose providers are simulated; no deployed function calls this.
  ///
  /// @param trust instead of the providers' own roots
  public Wiring(Map<String, String> environment, Trust trust) {
    this.settings = Settings.of(environment, clock);
    this.trust = trust;
    this.store =
        new DynamoStore(
            optional("DYNAMODB_ENDPOINT").map(URI::create), setting("AWS_REGION"), tables());
  }

  static Wiring ofEnvironment() {
    return new Wiring(System.getenv());
  }

  public CreateOrder createOrder() {
    return new CreateOrder(checkout(), cancellation());
  }

  public ReceiveNotification receiveNotification() {
    return new ReceiveNotification(reception(), notifications(), unbelieved(), clock);
  }

  public GrantEntitlement grantEntitlement() {
    return new GrantEntitlement(granting(), purchaseGranting());
  }

  public SendRefund sendRefund() {
    return new SendRefund(sending());
  }

  public RecoverPayments recoverPayments() {
    return new RecoverPayments(
        paymentRecovery(),
        refresh(),
        fulfilmentRecovery(),
        historyRecovery(),
        revocationWatch(),
        minuteMetrics());
  }

  public ReconcileBills reconcileBills() {
    return new ReconcileBills(comparison(), differences());
  }

  public ClaimPurchase claimPurchase() {
    return new ClaimPurchase(
        purchaseRecorder(), accountTokens(), accountNumbers(), presented(), clock);
  }

  public AuthorizePayment authorizePayment() {
    return new AuthorizePayment(authorizing());
  }

  public ServeCustomer serveCustomer() {
    return new ServeCustomer(orders(), entitlements(), storefronts(), tokens(), clock);
  }

  public ServeOperator serveOperator() {
    return new ServeOperator(
        orders(),
        operatorRefund(),
        heldPayments(),
        heldPaymentResolution(),
        replay(),
        providerStatusReport(),
        dailyReportReader(),
        purchaseInquiry());
  }

  Checkout checkout() {
    return new Checkout(
        secret("ORDER_SECRET_ARN", Wiring::orderNumbers),
        orders(),
        entitlements(),
        storefronts(),
        wallets(),
        clock,
        Duration.ofMinutes(Long.parseLong(setting("ATTEMPT_MINUTES"))));
  }

  OrderCancellation cancellation() {
    return new OrderCancellation(orders(), wallets(), clock);
  }

  /// Only attempts of Apple Pay are paid by tokens.
  PaymentAuthorization authorizing() {
    return new PaymentAuthorization(orders(), applePay().tokens(), applePay().wallets(), clock);
  }

  OperatorRefund operatorRefund() {
    return new OperatorRefund(orders(), clock);
  }

  HeldPaymentResolution heldPaymentResolution() {
    return new HeldPaymentResolution(orders(), wallets(), refundExecution(), clock);
  }

  /// A replay's evidence is stored already: it reads evidence and writes none.
  NotificationReplay replay() {
    var orders = dynamoOrders(Duration.ZERO);
    return new NotificationReplay(
        orders, orders, purchaseRecorder(Duration.ZERO), notifications(), clock);
  }

  ProviderStatusReport providerStatusReport() {
    return new ProviderStatusReport(wallets(), refundExecution(), ProviderStatusReport.PATIENCE);
  }

  HeldPayments heldPayments() {
    return store.heldPayments();
  }

  NotificationReceiver reception() {
    var orders = dynamoOrders(evidenceRetention());
    return new NotificationReceiver(orders, orders, purchaseRecorder());
  }

  PurchaseRecorder purchaseRecorder() {
    return purchaseRecorder(evidenceRetention());
  }

  private PurchaseRecorder purchaseRecorder(Duration retention) {
    var purchases = dynamoPurchases(retention);
    return new PurchaseRecorder(purchases, purchases, storefronts());
  }

  PurchaseInquiry purchaseInquiry() {
    return new PurchaseInquiry(dynamoPurchases(Duration.ZERO), appStore().sales());
  }

  PurchaseFulfilment purchaseGranting() {
    return new PurchaseFulfilment(dynamoPurchases(Duration.ZERO), entitlements(), clock);
  }

  AccountTokens accountTokens() {
    return dynamoPurchases(Duration.ZERO);
  }

  Optional<Supplier<AccountTokenDerivation>> accountNumbers() {
    return appStore().accountNumbers();
  }

  Optional<AppStoreNotifications> presented() {
    return appStore().presented();
  }

  FulfilmentRecovery fulfilmentRecovery() {
    return new FulfilmentRecovery(store.outstandingPurchases(), purchaseGranting(), clock);
  }

  HistoryRecovery historyRecovery() {
    return new HistoryRecovery(appStore().histories(), store.bookmarks(), reception(), clock);
  }

  RevocationWatch revocationWatch() {
    return new RevocationWatch(
        appStore().inquiry(),
        new Metric(metricNamespace(), "CertificatesRevoked"),
        new Metric(metricNamespace(), "RevocationUnanswered"));
  }

  private Metric faults() {
    return new Metric(metricNamespace(), "RecoverPaymentsFaults");
  }

  private Metric skipped() {
    return new Metric(metricNamespace(), "RecoverPaymentsSkipped");
  }

  private Metric unread() {
    return new Metric(metricNamespace(), "HistoriesUnread");
  }

  private DynamoPurchases dynamoPurchases(Duration retention) {
    return store.purchases(retention);
  }

  private Duration evidenceRetention() {
    return Duration.ofDays(Long.parseLong(setting("EVIDENCE_DAYS")));
  }

  OrderFulfilment granting() {
    return new OrderFulfilment(orders(), entitlements(), clock);
  }

  PaymentRecovery paymentRecovery() {
    return new PaymentRecovery(
        store.outstandingOrders(), orders(), wallets(), refundExecution(), granting(), clock);
  }

  RefundDispatch sending() {
    return new RefundDispatch(store.outstandingOrders(), orders(), refundExecution(), clock);
  }

  DailyReconciliation comparison() {
    var ledger = store.ledger();
    var orders = dynamoOrders(evidenceRetention());
    var reports = store.dailyReports();
    var bills = bills();
    var billed = bills.stream().map(Bills::provider);
    var providers = Stream.concat(billed, Stream.of(HttpAcquirer.PROVIDER)).toList();
    return new DailyReconciliation(
        bills,
        new BillComparison(ledger, orders, reports, clock),
        new EntitlementComparison(ledger, store.liveGrants(), orders, reports, providers, clock),
        reports,
        clock);
  }

  DailyReportReader dailyReportReader() {
    var providers = bills().stream().map(Bills::provider);
    var sources = Stream.concat(providers, Stream.of(DailyReport.ENTITLEMENTS)).toList();
    return new DailyReportReader(store.dailyReports(), sources, clock);
  }

  Metric differences() {
    return new Metric(metricNamespace(), "ReconciliationDifferences");
  }

  RecoverPayments.Metrics minuteMetrics() {
    return new RecoverPayments.Metrics(unrefreshed(), unread(), faults(), skipped());
  }

  private Metric unrefreshed() {
    return new Metric(metricNamespace(), "CertificatesUnrefreshed");
  }

  CertificateRefresh refresh() {
    return new CertificateRefresh(store.certificates(), wechatPay().publishers(), clock);
  }

  private RefundExecution refundExecution() {
    return new RefundExecution(orders(), all(ProviderWiring::refunds), clock);
  }

  RejectedDeliveries unbelieved() {
    return new RejectedDeliveries(metricNamespace());
  }

  private String metricNamespace() {
    return optional("METRIC_NAMESPACE").orElse("guitai");
  }

  List<Notifications> notifications() {
    return all(ProviderWiring::notifications);
  }

  private List<Wallet> wallets() {
    return all(ProviderWiring::wallets);
  }

  private List<Bills> bills() {
    return all(ProviderWiring::bills);
  }

  private <T> List<T> all(Function<ProviderWiring, List<T>> of) {
    return Stream.of(wechatPay(), alipay(), unionPay(), applePay(), appStore())
        .flatMap(provider -> of.apply(provider).stream())
        .toList();
  }

  private WechatPayWiring wechatPay() {
    return new WechatPayWiring(settings, store.certificates());
  }

  private AlipayWiring alipay() {
    return new AlipayWiring(settings);
  }

  private ApplePayWiring applePay() {
    return new ApplePayWiring(settings, trust.apple());
  }

  private UnionPayWiring unionPay() {
    return new UnionPayWiring(settings, trust.unionPay());
  }

  private AppStoreWiring appStore() {
    return new AppStoreWiring(settings, trust.apple(), store.certificationPaths());
  }

  Orders orders() {
    return dynamoOrders(Duration.ZERO);
  }

  private DynamoOrders dynamoOrders(Duration retention) {
    return store.orders(retention);
  }

  Entitlements entitlements() {
    return store.entitlements();
  }

  Storefronts storefronts() {
    return store.storefronts(clock);
  }

  Supplier<EntitlementTokens> tokens() {
    return secret(
        "ENTITLEMENT_KEY_ARN",
        document -> EntitlementTokens.parse(setting("PUBLIC_URL"), document));
  }

  Clock clock() {
    return clock;
  }

  private Tables tables() {
    return new Tables(
        optional("ORDERS_TABLE").orElse(""),
        optional("EVIDENCE_TABLE").orElse(""),
        optional("ENTITLEMENTS_TABLE").orElse(""),
        optional("CATALOGUE_TABLE").orElse(""),
        optional("LEDGER_TABLE").orElse(""),
        optional("STATEMENTS_TABLE").orElse(""),
        optional("CERTIFICATES_TABLE").orElse(""));
  }

  private static OrderNumbers orderNumbers(String document) {
    var secret = Json.parse(document).getString("secret");
    return new OrderNumbers(Base64.getDecoder().decode(secret));
  }

  private <T> Supplier<T> secret(String arn, Function<String, T> parse) {
    return settings.secret(arn, parse);
  }

  private String setting(String name) {
    return settings.required(name);
  }

  private Optional<String> optional(String name) {
    return settings.optional(name);
  }
}

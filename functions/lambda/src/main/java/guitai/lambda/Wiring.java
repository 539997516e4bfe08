package guitai.lambda;

import guitai.checkout.Checkout;
import guitai.checkout.OrderCancellation;
import guitai.checkout.PaymentAuthorization;
import guitai.dynamodb.DynamoStore;
import guitai.dynamodb.Table;
import guitai.dynamodb.Tables;
import guitai.entitlement.EntitlementTokens;
import guitai.entitlement.Entitlements;
import guitai.fulfilment.OrderFulfilment;
import guitai.fulfilment.PurchaseFulfilment;
import guitai.fulfilment.WakingEntitlements;
import guitai.held.HeldPayments;
import guitai.host.Host;
import guitai.http.JdkHost;
import guitai.inapp.AccountTokenDerivation;
import guitai.inapp.AccountTokens;
import guitai.inapp.PurchaseId;
import guitai.json.Json;
import guitai.notification.NotificationReceiver;
import guitai.notification.NotificationReplay;
import guitai.notification.PurchaseRecorder;
import guitai.operation.HeldDeliveryResolution;
import guitai.operation.HeldPaymentResolution;
import guitai.operation.HeldPurchaseResolution;
import guitai.operation.HeldResolver;
import guitai.operation.HeldResolvers;
import guitai.operation.OrderLookup;
import guitai.operation.ProviderStatusReport;
import guitai.operation.PurchaseInquiry;
import guitai.order.OrderId;
import guitai.order.OrderNumbers;
import guitai.order.Orders;
import guitai.payment.PaymentId;
import guitai.ports.Ports;
import guitai.provider.Bills;
import guitai.provider.Notifications;
import guitai.provider.Refunds;
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
import guitai.recovery.PurchaseCheck;
import guitai.refund.OperatorRefund;
import guitai.refund.RefundDispatch;
import guitai.refund.RefundExecution;
import guitai.storefront.Storefronts;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Builds each handler's collaborators from the function's settings; a function has only those it
/// needs. It fetches nothing before it is used, so that a function always starts.
public final class Wiring {
  private final Settings settings;
  private final Trust trust;
  private final Ports ports;
  private final Host host;
  private final Log log;

  /// What the run of RecoverPayments that is wired here measures.
  private final ProviderFailures failures = new ProviderFailures();

  private final OldestDue<OrderId> dueOrders;
  private final OldestDue<PurchaseId> duePurchases;

  /// @param environment by the names in `template.yaml`
  public Wiring(Map<String, String> environment) {
    this(environment, Trust.pinned());
  }

  /// For the local store, whose providers are simulated; no deployed function calls this.
  ///
  /// @param trust instead of the providers' own roots
  public Wiring(Map<String, String> environment, Trust trust) {
    this(environment, trust, new JdkHost(Clock.tickMillis(ZoneOffset.UTC)));
  }

  /// As above, on another clock.
  public Wiring(Map<String, String> environment, Trust trust, Host host) {
    this(environment, trust, dynamoDb(environment, host), host, line -> System.out.println(line));
  }

  /// Over any store and any machine, as a simulation has them; no deployed function calls this.
  ///
  /// @param out takes each line of the log
  public Wiring(
      Map<String, String> environment, Trust trust, Ports ports, Host host, Consumer<String> out) {
    this.settings = Settings.of(environment, host);
    this.trust = trust;
    this.ports = ports;
    this.host = host;
    this.log = new Log(host, out);
    this.dueOrders = new OldestDue<>(ports.outstandingOrders());
    this.duePurchases = new OldestDue<>(ports.outstandingPurchases());
  }

  private static Ports dynamoDb(Map<String, String> environment, Host host) {
    var settings = Settings.of(environment, host);
    return new DynamoStore(
        settings.optional("DYNAMODB_ENDPOINT").map(URI::create),
        settings.required("AWS_REGION"),
        tables(settings));
  }

  static Wiring ofEnvironment() {
    return new Wiring(System.getenv());
  }

  public CreateOrder createOrder() {
    return new CreateOrder(checkout(), cancellation(), clients(), log);
  }

  public ReceiveNotification receiveNotification() {
    return new ReceiveNotification(
        reception(), notifications(), unbelieved(), unknown(), host, log);
  }

  public GrantEntitlement grantEntitlement() {
    return new GrantEntitlement(granting(), purchaseGranting(), log);
  }

  public SendRefund sendRefund() {
    return new SendRefund(sending(), log);
  }

  public RecoverPayments recoverPayments() {
    return new RecoverPayments(
        paymentRecovery(),
        refresh(),
        fulfilmentRecovery(),
        historyRecovery(),
        revocationWatch(),
        minuteMetrics(),
        runReport(),
        log);
  }

  public ReconcileBills reconcileBills() {
    return new ReconcileBills(comparison(), differences(), measures(), log);
  }

  public ClaimPurchase claimPurchase() {
    return new ClaimPurchase(
        purchaseRecorder(), accountTokens(), accountNumbers(), presented(), host, log);
  }

  public AuthorizePayment authorizePayment() {
    return new AuthorizePayment(authorizing(), log);
  }

  public ServeCustomer serveCustomer() {
    return new ServeCustomer(orders(), entitlements(), storefronts(), tokens(), host, log);
  }

  public ServeOperator serveOperator() {
    return new ServeOperator(
        orderLookup(),
        operatorRefund(),
        heldPayments(),
        heldResolvers(),
        replay(),
        inquiries(),
        log);
  }

  ServeOperator.Inquiries inquiries() {
    return new ServeOperator.Inquiries(
        providerStatusReport(),
        dailyReportReader(),
        purchaseInquiry(),
        this::confirmsRefunds,
        host);
  }

  /// Whether we can refund through a payment's provider, or its store can prove its own refund.
  private boolean confirmsRefunds(PaymentId payment) {
    return refundExecution().supports(payment)
        || appStore().queries().filter(s -> s.provider().equals(payment.provider())).isPresent();
  }

  private HeldPurchaseResolution heldPurchaseResolution() {
    return new HeldPurchaseResolution(
        ports.purchases(Duration.ZERO), storefronts(), appStore().queries(), host);
  }

  Checkout checkout() {
    return new Checkout(
        secret("ORDER_SECRET_ARN", Wiring::orderNumbers),
        orders(),
        entitlements(),
        storefronts(),
        wallets(),
        host,
        Duration.ofMinutes(Long.parseLong(setting("ATTEMPT_MINUTES"))),
        Integer.parseInt(setting("OPEN_ORDERS")));
  }

  OrderCancellation cancellation() {
    return new OrderCancellation(orders(), wallets(), host);
  }

  ClientAddress clients() {
    return new ClientAddress(optional("TRUSTED_PROXIES").map(Integer::parseInt).orElse(0));
  }

  /// Only attempts of Apple Pay are paid by tokens.
  PaymentAuthorization authorizing() {
    return new PaymentAuthorization(orders(), applePay().tokens(), applePay().wallets(), host);
  }

  OperatorRefund operatorRefund() {
    return new OperatorRefund(orders(), host);
  }

  /// Of each kind of entries on the held list.
  HeldResolver heldResolvers() {
    return new HeldResolvers(
        List.of(
            heldPurchaseResolution(),
            new HeldPaymentResolution(orders(), wallets(), refundExecution(), host),
            new HeldDeliveryResolution(ports.deliveries(Duration.ZERO), host)));
  }

  /// A replay's evidence is stored already: it reads evidence and writes none.
  NotificationReplay replay() {
    return new NotificationReplay(
        orders(),
        ports.archive(Duration.ZERO),
        purchaseRecorder(Duration.ZERO),
        ports.deliveries(Duration.ZERO),
        notifications(),
        host);
  }

  ProviderStatusReport providerStatusReport() {
    return new ProviderStatusReport(
        wallets(), refundExecution(), host, ProviderStatusReport.PATIENCE);
  }

  OrderLookup orderLookup() {
    return new OrderLookup(orders(), wallets());
  }

  HeldPayments heldPayments() {
    return ports.heldPayments();
  }

  NotificationReceiver reception() {
    var retention = evidenceRetention();
    return new NotificationReceiver(
        ports.orders(retention),
        ports.archive(retention),
        purchaseRecorder(),
        ports.deliveries(retention));
  }

  PurchaseRecorder purchaseRecorder() {
    return purchaseRecorder(evidenceRetention());
  }

  private PurchaseRecorder purchaseRecorder(Duration retention) {
    return new PurchaseRecorder(ports.purchases(retention), accountTokens(), storefronts());
  }

  PurchaseInquiry purchaseInquiry() {
    return new PurchaseInquiry(ports.purchases(Duration.ZERO), appStore().sales());
  }

  PurchaseFulfilment purchaseGranting() {
    return new PurchaseFulfilment(ports.purchases(Duration.ZERO), entitlements(), host);
  }

  AccountTokens accountTokens() {
    return ports.accountTokens();
  }

  Optional<Supplier<AccountTokenDerivation>> accountNumbers() {
    return appStore().accountNumbers();
  }

  Optional<AppStoreNotifications> presented() {
    return appStore().presented();
  }

  FulfilmentRecovery fulfilmentRecovery() {
    return new FulfilmentRecovery(duePurchases, purchaseCheck(), host);
  }

  private PurchaseCheck purchaseCheck() {
    return new PurchaseCheck(
        ports.purchases(evidenceRetention()),
        purchaseRecorder(),
        appStore().queries(),
        purchaseGranting(),
        host);
  }

  HistoryRecovery historyRecovery() {
    return new HistoryRecovery(appStore().histories(), ports.bookmarks(), reception(), host);
  }

  RevocationWatch revocationWatch() {
    return new RevocationWatch(
        appStore().inquiry(),
        new Metric(log, metricNamespace(), "CertificatesRevoked"),
        new Metric(log, metricNamespace(), "RevocationUnanswered"));
  }

  private Metric faults() {
    return new Metric(log, metricNamespace(), "RecoverPaymentsFaults");
  }

  private Metric skipped() {
    return new Metric(log, metricNamespace(), "RecoverPaymentsSkipped");
  }

  private Metric unread() {
    return new Metric(log, metricNamespace(), "HistoriesUnread");
  }

  private Duration evidenceRetention() {
    return Duration.ofDays(Long.parseLong(setting("EVIDENCE_DAYS")));
  }

  OrderFulfilment granting() {
    var waking = new WakingEntitlements(entitlements(), purchaseGranting()::wake);
    return new OrderFulfilment(orders(), waking, host);
  }

  PaymentRecovery paymentRecovery() {
    return new PaymentRecovery(
        dueOrders,
        orders(),
        wallets().stream()
            .map(each -> failures.watching(Wallet.class, each, each.method().text()))
            .toList(),
        new RefundExecution(
            orders(),
            all(ProviderWiring::refunds).stream()
                .map(each -> failures.watching(Refunds.class, each, each.provider()))
                .toList(),
            host),
        granting(),
        host);
  }

  RunReport runReport() {
    return new RunReport(
        measures(), failures, List.of(dueOrders, duePurchases), heldPayments(), host);
  }

  Measures measures() {
    return new Measures(log, metricNamespace());
  }

  RefundDispatch sending() {
    return new RefundDispatch(ports.outstandingOrders(), orders(), refundExecution(), host);
  }

  DailyReconciliation comparison() {
    var ledger = ports.ledger();
    var orders = ports.orders(evidenceRetention());
    var reports = ports.dailyReports();
    var bills = bills();
    var billed = bills.stream().map(Bills::provider);
    var providers = Stream.concat(billed, Stream.of(HttpAcquirer.PROVIDER)).toList();
    return new DailyReconciliation(
        bills,
        new BillComparison(ledger, orders, reports, host),
        new EntitlementComparison(
            ledger, ports.liveGrants(), entitlements(), orders, reports, providers, host),
        reports,
        host);
  }

  DailyReportReader dailyReportReader() {
    var providers = bills().stream().map(Bills::provider);
    var sources = Stream.concat(providers, Stream.of(DailyReport.ENTITLEMENTS)).toList();
    return new DailyReportReader(ports.dailyReports(), sources, host);
  }

  Metric differences() {
    return new Metric(log, metricNamespace(), "ReconciliationDifferences");
  }

  RecoverPayments.Metrics minuteMetrics() {
    return new RecoverPayments.Metrics(unrefreshed(), unread(), faults(), skipped());
  }

  private Metric unrefreshed() {
    return new Metric(log, metricNamespace(), "CertificatesUnrefreshed");
  }

  CertificateRefresh refresh() {
    return new CertificateRefresh(ports.certificates(), wechatPay().publishers(), host);
  }

  private RefundExecution refundExecution() {
    return new RefundExecution(orders(), all(ProviderWiring::refunds), host);
  }

  UnknownNotifications unknown() {
    return new UnknownNotifications(log, metricNamespace());
  }

  RejectedDeliveries unbelieved() {
    return new RejectedDeliveries(log, metricNamespace());
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
    return new WechatPayWiring(settings, ports.certificates());
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
    return new AppStoreWiring(settings, trust.apple(), ports.certificationPaths());
  }

  Orders orders() {
    return ports.orders(Duration.ZERO);
  }

  Entitlements entitlements() {
    return ports.entitlements();
  }

  Storefronts storefronts() {
    return ports.storefronts(host);
  }

  Supplier<EntitlementTokens> tokens() {
    return secret(
        "ENTITLEMENT_KEY_ARN",
        document -> EntitlementTokens.parse(setting("PUBLIC_URL"), document));
  }

  InstantSource clock() {
    return host;
  }

  Log log() {
    return log;
  }

  private static Tables tables(Settings settings) {
    var names = new EnumMap<Table, String>(Table.class);
    for (var table : Table.values()) {
      settings.optional(table.setting()).ifPresent(name -> names.put(table, name));
    }
    return new Tables(names);
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

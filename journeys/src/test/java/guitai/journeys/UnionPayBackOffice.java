package guitai.journeys;

import guitai.dynamodb.DynamoStore;
import guitai.fulfilment.OrderFulfilment;
import guitai.http.JdkHost;
import guitai.keys.Pem;
import guitai.local.Store;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.provider.unionpay.UnionPayAccount;
import guitai.provider.unionpay.UnionPayBills;
import guitai.provider.unionpay.UnionPayMerchant;
import guitai.provider.unionpay.UnionPayRefunds;
import guitai.provider.unionpay.UnionPayRoots;
import guitai.provider.unionpay.UnionPayWallet;
import guitai.reconciliation.BillComparison;
import guitai.reconciliation.DailyReport;
import guitai.recovery.PaymentRecovery;
import guitai.refund.RefundExecution;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The scheduled functions at any time that a test sets, over a store's own tables and its
/// UnionPay.
final class UnionPayBackOffice {
  private final DynamoStore dynamo;
  private final UnionPayAccount account;
  private final UnionPayMerchant merchant;
  private final UnionPayRoots roots;

  UnionPayBackOffice(Store store) {
    JsonObject told = Shopper.read(store.simulator("union-pay").resolve("/credentials"));
    dynamo =
        new DynamoStore(Optional.of(store.dynamoDb()), LocalDynamoDb.REGION, LocalDynamoDb.TABLES);
    account =
        new UnionPayAccount(
            told.getString("merId"),
            store.simulator("union-pay"),
            store.simulator("union-pay"),
            URI.create(store.uri() + "/notifications/union-pay"));
    merchant =
        new UnionPayMerchant(
            Pem.certificate(told.getString("certificate")),
            Pem.privateKey("RSA", told.getString("privateKey")));
    roots =
        UnionPayRoots.insteadOfUnionPays(
            Pem.certificate(told.getString("rootCertificate")),
            Pem.certificate(told.getString("issuerCertificate")));
  }

  /// A run of RecoverPayments at that time.
  PaymentRecovery.Run reconcile(InstantSource clock) {
    var orders = dynamo.orders(Duration.ofDays(1));
    var refunds = new UnionPayRefunds(account, () -> merchant, roots, new JdkHost(clock));
    return new PaymentRecovery(
            dynamo.outstandingOrders(),
            orders,
            List.of(new UnionPayWallet(account, () -> merchant, roots, new JdkHost(clock))),
            new RefundExecution(orders, List.of(refunds), new JdkHost(clock)),
            new OrderFulfilment(orders, dynamo.entitlements(), clock),
            new JdkHost(clock))
        .run(Duration.ofSeconds(30));
  }

  /// Reconciles a day now, with its file as of that time.
  DailyReport compare(LocalDate day, InstantSource then) {
    var clock = InstantSource.system();
    var bills = new UnionPayBills(account, () -> merchant, roots, new JdkHost(then));
    return new BillComparison(
            dynamo.ledger(), dynamo.orders(Duration.ofDays(1)), dynamo.dailyReports(), clock)
        .compare(bills, day);
  }
}

package guitai.lambda;

import guitai.held.MemoryDeliveries;
import guitai.held.MemoryHeldPayments;
import guitai.http.JdkHost;
import guitai.inapp.MemoryPurchases;
import guitai.inapp.PurchaseId;
import guitai.notification.NotificationReplay;
import guitai.notification.PurchaseRecorder;
import guitai.operation.HeldPaymentResolution;
import guitai.operation.OrderLookup;
import guitai.operation.ProviderStatusReport;
import guitai.operation.PurchaseInquiry;
import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.order.MemoryOrders;
import guitai.payment.PaymentId;
import guitai.problem.Unavailable;
import guitai.provider.Delivery;
import guitai.provider.Forged;
import guitai.provider.Notification;
import guitai.provider.Notifications;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds;
import guitai.provider.StoreTransactions;
import guitai.provider.Wallet;
import guitai.reconciliation.DailyReport;
import guitai.reconciliation.DailyReportReader;
import guitai.reconciliation.MemoryDailyReports;
import guitai.refund.OperatorRefund;
import guitai.refund.RefundExecution;
import guitai.storefront.Channel;
import guitai.storefront.MemoryStorefronts;
import guitai.storefront.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A provider whose answers a test writes; it doesn't answer where none is written.
final class FakeProvider implements Wallet, Refunds, Notifications {
  /// The verification of a delivery.
  interface Proof {
    Notification verify(Delivery delivery) throws Forged;
  }

  final Map<PaymentId, PaymentStatus> payments = new HashMap<>();
  final Map<String, PaymentStatus> attempts = new HashMap<>();
  final Map<String, Found> refunds = new HashMap<>();
  Proof proof =
      _ -> {
        throw new Forged("nothing is proved");
      };

  final MemoryDailyReports statements = new MemoryDailyReports();
  final MemoryPurchases purchases = new MemoryPurchases();

  /// The store's transactions, by their numbers.
  final Map<String, StoreTransactions.Sold> sold = new HashMap<>();

  ServeOperator operator(MemoryOrders orders, Instant now) {
    var recorder = new PurchaseRecorder(purchases, purchases, new MemoryStorefronts(List.of()));
    var repayment = new RefundExecution(orders, List.of(this), new JdkHost(() -> now));
    return new ServeOperator(
        new OrderLookup(orders, List.of(this)),
        new OperatorRefund(orders, () -> now),
        new MemoryHeldPayments(orders, purchases),
        new HeldPaymentResolution(orders, List.of(this), repayment, () -> now),
        new NotificationReplay(
            orders, orders, recorder, new MemoryDeliveries(), List.of(this), () -> now),
        new ServeOperator.Inquiries(
            new ProviderStatusReport(
                List.of(this), repayment, repayment.host(), Duration.ofSeconds(2)),
            new DailyReportReader(
                statements, List.of(provider(), DailyReport.ENTITLEMENTS), () -> now),
            new PurchaseInquiry(purchases, Optional.of(sales())),
            repayment::supports,
            () -> now),
        Logs.ofThisMachine());
  }

  private StoreTransactions sales() {
    return new StoreTransactions() {
      @Override
      public PurchaseId original(String number) {
        return new PurchaseId("app-store", "com.example", number);
      }

      @Override
      public Optional<Sold> find(String number) {
        return Optional.ofNullable(sold.get(number));
      }
    };
  }

  private static <T> T answer(Optional<T> written) {
    return written.orElseThrow(() -> new Unavailable("no answer is written"));
  }

  @Override
  public String provider() {
    return "wechat-pay";
  }

  @Override
  public Method method() {
    return Method.WECHAT_PAY;
  }

  @Override
  public Set<Channel> channels() {
    return Set.of(Channel.QR);
  }

  @Override
  public AttemptTerms prepare(PrepayRequest request) {
    throw new Unavailable("it takes nothing new");
  }

  @Override
  public Prepay prepay(AttemptId id, AttemptTerms attempt) {
    throw new Unavailable("it takes nothing new");
  }

  @Override
  public PaymentStatus query(AttemptId id, AttemptTerms attempt) {
    return answer(Optional.ofNullable(attempts.get(id.text())));
  }

  @Override
  public Optional<PaymentStatus> query(PaymentId payment) {
    return Optional.of(answer(Optional.ofNullable(payments.get(payment))));
  }

  @Override
  public Close close(AttemptId id, AttemptTerms attempt) {
    throw new Unavailable("it closes nothing");
  }

  @Override
  public boolean repeatable() {
    return true;
  }

  @Override
  public Progress send(RefundParameters order) {
    throw new IllegalStateException("an operator sends nothing");
  }

  @Override
  public Progress query(RefundParameters order) {
    return answer(Optional.ofNullable(refunds.get(order.number()))).progress();
  }

  @Override
  public Optional<Found> find(String payment, String number) {
    return Optional.ofNullable(refunds.get(number));
  }

  @Override
  public Notification verify(Delivery delivery) throws Forged {
    return proof.verify(delivery);
  }

  @Override
  public Acknowledgement accepted(Delivery delivery) {
    return new Acknowledgement(200, "text/plain", "");
  }

  @Override
  public Acknowledgement refused(Delivery delivery, int status) {
    return new Acknowledgement(status, "text/plain", "");
  }
}

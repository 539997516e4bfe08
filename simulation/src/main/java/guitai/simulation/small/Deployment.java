package guitai.simulation.small;

import guitai.checkout.Checkout;
import guitai.checkout.CheckoutRequest;
import guitai.checkout.OrderCancellation;
import guitai.checkout.PaymentChoice;
import guitai.fulfilment.OrderFulfilment;
import guitai.held.MemoryDeliveries;
import guitai.inapp.MemoryPurchases;
import guitai.notification.NotificationReceiver;
import guitai.notification.PurchaseRecorder;
import guitai.order.OrderId;
import guitai.order.OrderNumbers;
import guitai.payment.Customer;
import guitai.payment.Operator;
import guitai.provider.Payer;
import guitai.provider.Refunds;
import guitai.provider.Wallet;
import guitai.recovery.PaymentRecovery;
import guitai.refund.OperatorRefund;
import guitai.refund.RefundDispatch;
import guitai.refund.RefundExecution;
import guitai.storefront.Channel;
import guitai.storefront.MemoryStorefronts;
import guitai.storefront.Method;
import guitai.storefront.Money;
import guitai.storefront.Product;
import guitai.storefront.Store;
import guitai.storefront.Storefront;
import guitai.storefront.Term;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The real use cases of the core over the ports of one run of a function.
///
/// @param first the method of the first attempt; a second one takes the other
/// @param part how much an operator refunds; absent, everything
record Deployment(SmallHost host, Method first, Optional<Money> part) {
  static final Customer CUSTOMER = new Customer("issuer", "alice");
  static final Duration ATTEMPT_LIFE = Duration.ofMinutes(15);
  static final Money PRICE = Money.of(600, "CNY");

  private static final OrderNumbers NUMBERS = new OrderNumbers(new byte[32]);
  private static final String KEY = "order";
  static final OrderId ID = NUMBERS.number(CUSTOMER, KEY);

  private static final MemoryStorefronts STOREFRONTS =
      new MemoryStorefronts(
          List.of(
              new Storefront(
                  "CHN",
                  "CNY",
                  ZoneId.of("Asia/Shanghai"),
                  List.of(new Store("app-store", Optional.empty())),
                  List.of(Method.WECHAT_PAY, Method.APPLE_PAY),
                  List.of(
                      new Product(
                          "ink-garden",
                          "app-store",
                          "app",
                          Map.of("en", "Ink Garden"),
                          PRICE,
                          new Term.ForGood())))));

  private SmallOrders orders() {
    return new SmallOrders(host.caller());
  }

  private List<Wallet> wallets() {
    return List.of(
        new ModelWallet(Part.WECHAT_PAY, host.caller()),
        new ModelWallet(Part.UNION_PAY, host.caller()));
  }

  private RefundExecution execution() {
    List<Refunds> refunds =
        List.of(
            new ModelRefunds(Part.WECHAT_PAY, host.caller()),
            new ModelRefunds(Part.UNION_PAY, host.caller()));
    return new RefundExecution(orders(), refunds, host);
  }

  Checkout checkout() {
    return new Checkout(
        () -> NUMBERS,
        orders(),
        new SmallEntitlements(host.caller()),
        STOREFRONTS,
        wallets(),
        host,
        ATTEMPT_LIFE,
        1);
  }

  CheckoutRequest order() {
    return new CheckoutRequest(CUSTOMER, "CHN", "ink-garden", choice(KEY, first));
  }

  PaymentChoice second(String key) {
    return choice(key, first == Method.WECHAT_PAY ? Method.APPLE_PAY : Method.WECHAT_PAY);
  }

  private static PaymentChoice choice(String key, Method method) {
    return new PaymentChoice(
        key,
        method,
        Channel.APP,
        new Payer(Optional.empty(), Optional.empty()),
        Optional.empty(),
        "pay by " + method.text());
  }

  OrderCancellation cancellation() {
    return new OrderCancellation(orders(), wallets(), host);
  }

  NotificationReceiver receiver() {
    var none = new MemoryPurchases();
    return new NotificationReceiver(
        orders(),
        SmallOrders.archive(),
        new PurchaseRecorder(none, none, STOREFRONTS),
        new MemoryDeliveries());
  }

  OrderFulfilment fulfilment() {
    return new OrderFulfilment(orders(), new SmallEntitlements(host.caller()), host);
  }

  RefundDispatch dispatch() {
    return new RefundDispatch(orders(), orders(), execution(), host);
  }

  PaymentRecovery recovery() {
    return new PaymentRecovery(orders(), orders(), wallets(), execution(), fulfilment(), host);
  }

  void refund(String key) {
    var request =
        new OperatorRefund.Request(key, part, "the customer asked", new Operator("operator"));
    new OperatorRefund(orders(), host).refund(ID, request);
  }
}

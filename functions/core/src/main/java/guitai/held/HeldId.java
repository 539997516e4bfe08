package guitai.held;

import guitai.inapp.PurchaseId;
import guitai.order.OrderId;
import guitai.order.RefundId;
import guitai.payment.PaymentId;
import java.util.Optional;
import java.util.regex.Pattern;

/// The number of an entry of the held list. Its text is what operators name it by.
public sealed interface HeldId {
  /// As it is in our contract.
  String text();

  /// A payment of an order, or of no order of ours.
  ///
  /// @param order empty where it belongs to none
  record OfPayment(Optional<OrderId> order, PaymentId payment) implements HeldId {
    /// The past that holds it.
    public OrderId past() {
      return order.orElseGet(() -> OrderId.unmatched(payment));
    }

    @Override
    public String text() {
      return order.map(id -> id.text() + ":").orElse("") + payment.text();
    }
  }

  /// A refund of ours: the payment that it refunds.
  record OfRefund(RefundId refund) implements HeldId {
    @Override
    public String text() {
      return refund.text();
    }
  }

  /// An order that makes no progress.
  record OfOrder(OrderId order) implements HeldId {
    @Override
    public String text() {
      return order.text();
    }
  }

  /// A transaction of an in-app purchase: the original one, or one that follows from it.
  record OfTransaction(PurchaseId purchase, String transaction) implements HeldId {
    /// As a payment, which is stored as one of no order where its purchase has no room for it.
    public PaymentId payment() {
      return purchase.payment(transaction);
    }

    @Override
    public String text() {
      return transaction.equals(purchase.number())
          ? purchase.text()
          : purchase.text() + ":" + transaction;
    }
  }

  /// A verified delivery that nothing of ours explains; `digest` is its evidence's.
  record OfDelivery(String digest) implements HeldId {
    @Override
    public String text() {
      return DELIVERY + digest;
    }
  }

  /// In characters; no number of ours is longer.
  int LIMIT = 300;

  String DELIVERY = "delivery:";

  /// The provider whose payments are in-app purchases.
  String APP_STORE = "app-store";

  Pattern DIGEST = Pattern.compile("[0-9A-Za-z_-]{1,100}");

  /// Empty where the text is no such number.
  static Optional<HeldId> parse(String text) {
    if (text.length() > LIMIT) {
      return Optional.empty();
    }
    if (text.startsWith(DELIVERY)) {
      return Optional.of(text.substring(DELIVERY.length()))
          .filter(digest -> DIGEST.matcher(digest).matches())
          .map(OfDelivery::new);
    }
    return RefundId.parse(text)
        .<HeldId>map(OfRefund::new)
        .or(() -> OrderId.parse(text).map(OfOrder::new))
        .or(() -> payment(text));
  }

  private static Optional<HeldId> payment(String text) {
    int colon = text.indexOf(':');
    var order = OrderId.parse(text.substring(0, Math.max(colon, 0)));
    if (order.isPresent()) {
      return PaymentId.parse(text.substring(colon + 1)).map(id -> new OfPayment(order, id));
    }
    var parsed = PaymentId.parse(text);
    return parsed
        .filter(id -> id.provider().equals(APP_STORE))
        .map(HeldId::transaction)
        .or(() -> parsed.map(id -> new OfPayment(order, id)));
  }

  private static HeldId transaction(PaymentId payment) {
    var numbers = payment.number().split(":", 2);
    var purchase = new PurchaseId(payment.provider(), payment.account(), numbers[0]);
    return new OfTransaction(purchase, numbers[numbers.length - 1]);
  }
}

package guitai.lambda;

import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.order.Command;
import guitai.order.Decision;
import guitai.order.Lease;
import guitai.order.LineItem;
import guitai.order.OrderId;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.payment.Customer;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.Source;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import guitai.storefront.Money;
import guitai.storefront.Term;
import java.time.Instant;
import java.util.Optional;

/// Orders that were paid a moment ago and aren't granted yet, each of its own app.
final class PaidOrders {
  static final Customer ALICE = new Customer("issuer", "alice");
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Money PRICE = Money.of(600, "CNY");

  private PaidOrders() {}

  static OrderId number(int number) {
    return new OrderId("%026d".formatted(number));
  }

  static void in(Orders orders, int... numbers) {
    for (int number : numbers) {
      var none = Past.none(number(number));
      var placed = none.plus(Decision.decide(none, place(number)));
      var paid = placed.plus(Decision.decide(placed, pay(number)));
      orders.append(none, paid.events(), Optional.empty());
    }
  }

  /// Places an order that isn't paid.
  static void placedIn(Orders orders, int number) {
    var none = Past.none(number(number));
    orders.append(none, Decision.decide(none, place(number)), Optional.empty());
  }

  /// A duplicate payment of a paid order, notified half a minute later.
  static Command second(int number, Money amount) {
    var id = new PaymentId("wechat-pay", "1900000001", "430000" + number);
    return new Command.ApplyPayment(
        NOW.plusSeconds(90),
        new AttemptId(number(number), 1),
        new Payment(id, "wxapp", amount, NOW.plusSeconds(80)),
        new Source.Delivery("digest-second"));
  }

  private static Command place(int number) {
    return new Command.Place(
        NOW.plusSeconds(number),
        ALICE,
        new LineItem("CHN", "app-" + number, "app", "应用", PRICE, new Term.ForGood()),
        "fingerprint",
        new Command.NewAttempt(
            new AttemptTerms(
                Method.WECHAT_PAY,
                Channel.QR,
                "1900000001",
                "wxapp",
                NOW.plusSeconds(900),
                "{\"payer\":{\"openid\":\"o-secret\"}}",
                Optional.empty()),
            new Lease("nonce", NOW.plusSeconds(10))));
  }

  private static Command pay(int number) {
    var id = new PaymentId("wechat-pay", "1900000001", "420000" + number);
    return new Command.ApplyPayment(
        NOW.plusSeconds(60),
        new AttemptId(number(number), 1),
        new Payment(id, "wxapp", PRICE, NOW.plusSeconds(30)),
        new Source.Delivery("digest"));
  }
}

package guitai.journeys.bills;

import guitai.dynamodb.DynamoOrders;
import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.order.Command;
import guitai.order.Decision;
import guitai.order.IdempotentRequest;
import guitai.order.Lease;
import guitai.order.LineItem;
import guitai.order.OrderId;
import guitai.order.Past;
import guitai.order.RefundId;
import guitai.payment.Customer;
import guitai.payment.Operator;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import guitai.sandbox.wechatpay.Seeded;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import guitai.storefront.Money;
import guitai.storefront.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Writes a day into both ledgers: into our tables by our own decisions, and into WeChat Pay's
/// journal.
///
/// @param noon of the day
record BusyDay(DynamoOrders orders, Seeded provider, Instant noon) {
  private static final Money PRICE = Money.of(600, "CNY");
  private static final Duration HALF = Duration.ofHours(10);

  /// An order by its index in the day.
  static OrderId order(int index) {
    return new OrderId("%026d".formatted(index));
  }

  static String number(int index) {
    return new AttemptId(order(index), 1).text();
  }

  static String refund(int index) {
    return new RefundId(order(index), 1).text();
  }

  /// From ten hours before noon to ten hours after it.
  private Instant at(int index) {
    return noon.minus(HALF).plusSeconds(index % HALF.multipliedBy(2).minusHours(1).toSeconds());
  }

  private Payment payment(int index) {
    var transaction = "42%026d".formatted(index);
    return new Payment(
        new PaymentId("wechat-pay", provider.account(), transaction),
        provider.appid(),
        PRICE,
        at(index));
  }

  /// Paid in both ledgers; refunded in both if it is `refunded`.
  void sale(int index, boolean refunded) {
    there(index);
    if (refunded) {
      refundedThere(index);
    }
    here(index, refunded);
  }

  /// Paid, without a notification.
  void lost(int index) {
    there(index);
    append(placed(index));
  }

  /// Refunded at the console, without a notification.
  void refundedAtTheConsole(int index) {
    there(index);
    provider.refunded(
        number(index), "console" + index, "50%026d".formatted(index), 100, later(index));
    here(index, false);
  }

  private void there(int index) {
    provider.paid(number(index), payment(index).id().number(), PRICE.minorUnits(), at(index));
  }

  private void refundedThere(int index) {
    provider.refunded(
        number(index), refund(index), "50%026d".formatted(index), PRICE.minorUnits(), later(index));
  }

  private Instant later(int index) {
    return at(index).plusSeconds(1800);
  }

  private void here(int index, boolean refunded) {
    var past = placed(index);
    var attempt = new AttemptId(order(index), 1);
    past =
        and(
            past,
            new Command.ApplyPayment(
                at(index), attempt, payment(index), new Source.Delivery("callback")));
    if (refunded) {
      var by = new Operator("0".repeat(64));
      past =
          and(
              past,
              new Command.RequestRefund(
                  later(index), PRICE, "r", new IdempotentRequest("k", "f"), by));
      var done = new RefundProgress.Done("50%026d".formatted(index), later(index));
      past = and(past, new Command.AdvanceRefund(later(index), 1, done, false, new Source.Query()));
    }
    append(past);
  }

  private Past placed(int index) {
    var orderedAt = at(index).minusSeconds(60);
    var attempt =
        new Command.NewAttempt(
            new AttemptTerms(
                Method.WECHAT_PAY,
                Channel.QR,
                provider.account(),
                provider.appid(),
                orderedAt.plus(Duration.ofMinutes(15)),
                "{}",
                Optional.empty()),
            new Lease("busy", orderedAt.plusSeconds(10)));
    return and(
        Past.none(order(index)),
        new Command.Place(
            orderedAt,
            new Customer("https://issuer.example", "customer-" + index),
            new LineItem("CHN", "ink-garden", "app", "应用", PRICE, new Term.ForGood()),
            "f",
            attempt));
  }

  private static Past and(Past past, Command command) {
    return past.plus(Decision.decide(past, command));
  }

  private void append(Past past) {
    if (!orders.append(Past.none(past.id()), past.events(), Optional.empty())) {
      throw new IllegalStateException("the day was written before");
    }
  }
}

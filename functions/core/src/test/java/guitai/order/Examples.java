package guitai.order;

import guitai.payment.Customer;
import guitai.payment.Operator;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.RefundCause;
import guitai.payment.Source;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import guitai.storefront.Money;
import guitai.storefront.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The usual commands of an order, for tests that are about one of them.
public final class Examples {
  public static final OrderId ID = new OrderId("0123456789ABCDEFGHJKMNPQRS");
  public static final AttemptId FIRST = new AttemptId(ID, 1);
  public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  public static final Instant EXPIRY = NOW.plus(Duration.ofMinutes(15));
  public static final Customer ALICE = new Customer("https://issuer.example", "alice");
  public static final Operator OLGA = new Operator("01a".repeat(20));
  public static final Operator OTTO = new Operator("02b".repeat(20));
  public static final Money PRICE = Money.of(600, "CNY");
  public static final Lease LEASE = new Lease("nonce-1", NOW.plusSeconds(10));
  public static final PaymentInstructions CODE =
      new PaymentInstructions(PaymentInstructions.Kind.QR_CODE, "weixin://wxpay/bizpayurl?pr=1");

  private Examples() {}

  public static Command.Place place() {
    return new Command.Place(
        NOW,
        ALICE,
        new LineItem("CHN", "app-1", "app", "应用", PRICE, new Term.ForGood()),
        "fingerprint",
        new Command.NewAttempt(
            new AttemptTerms(
                Method.WECHAT_PAY,
                Channel.QR,
                "1900000001",
                "wxapp",
                EXPIRY,
                "{}",
                Optional.empty()),
            LEASE));
  }

  public static Payment payment(String number, Money amount, Instant paidAt) {
    return new Payment(new PaymentId("wechat-pay", "1900000001", number), "wxapp", amount, paidAt);
  }

  public static Command.ApplyPayment pay(String number, Money amount, Instant paidAt) {
    return new Command.ApplyPayment(
        NOW.plusSeconds(60),
        FIRST,
        payment(number, amount, paidAt),
        new Source.Delivery("digest-" + number));
  }

  public static Command.ApplyPayment pay() {
    return pay("4200000001", PRICE, NOW.plusSeconds(30));
  }

  /// The past that these commands make, each decided on the past after those before it.
  public static Past past(Command... commands) {
    var past = Past.none(ID);
    for (var command : commands) {
      past = past.plus(Decision.decide(past, command));
    }
    return past;
  }

  public static Past placed() {
    return past(place());
  }

  public static Past payable() {
    return past(place(), new Command.RecordPrepay(NOW, 1, CODE));
  }

  public static Past paid() {
    return past(place(), new Command.RecordPrepay(NOW, 1, CODE), pay());
  }

  public static Past closed() {
    return past(
        place(),
        new Command.RecordPrepay(NOW, 1, CODE),
        new Command.EndAttempt(NOW.plusSeconds(120), 1));
  }

  public static Past underReview() {
    return past(
        place(),
        new Command.RecordPrepay(NOW, 1, CODE),
        pay("4200000009", Money.of(1, "CNY"), NOW.plusSeconds(30)));
  }

  public static Past granted() {
    return paid().plus(Decision.decide(paid(), new Command.ConfirmGrant(NOW.plusSeconds(61))));
  }

  /// A payment that belongs to no order, in a past of its own.
  public static Past unmatched() {
    var none = Past.none(OrderId.unmatched(pay().payment().id()));
    return none.plus(
        Decision.decide(
            none,
            new Command.HoldUnmatched(
                NOW.plusSeconds(60), "ELSEWHERE-1", pay().payment(), new Source.Delivery("d"))));
  }

  /// A full refund of a payment is requested.
  public static Event requested(Payment payment) {
    return new Event.RefundRequested(
        NOW.plusSeconds(70),
        1,
        new RefundTerms(1, payment.id(), payment.amount(), payment.amount(), "reason"),
        RefundCause.PAID_AFTER_CLOSE,
        Optional.empty(),
        Optional.empty());
  }

  /// One past for each state an order can be in.
  public static List<Past> states() {
    return List.of(
        Past.none(ID),
        placed(),
        payable(),
        paid(),
        granted(),
        underReview(),
        closed(),
        unmatched());
  }
}

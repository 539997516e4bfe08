package guitai.journeys.page;

import guitai.order.AttemptId;
import guitai.order.Command;
import guitai.order.Decision;
import guitai.order.IdempotentRequest;
import guitai.order.Past;
import guitai.order.PaymentBalances;
import guitai.order.PaymentInstructions;
import guitai.order.Refund;
import guitai.order.SampleEvents;
import guitai.payment.Customer;
import guitai.payment.Operator;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import guitai.problem.Problem;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.SplittableRandom;

/// Pasts of an order, made by random commands, each allowed by core's own decisions.
final class GeneratedOrders {
  private static final int STEPS = 9;
  static final Customer ANYONE = SampleEvents.newCustomer();
  private static final Source SOURCE = new Source.Query();

  private final SplittableRandom random;
  private Past past = Past.none(SampleEvents.newOrder());
  private Instant now = SampleEvents.NOON;
  private int keys;

  private GeneratedOrders(long seed) {
    random = new SplittableRandom(seed);
  }

  /// The order of a seed.
  static Past past(long seed) {
    return new GeneratedOrders(seed).generate();
  }

  private Past generate() {
    past = past.plus(SampleEvents.placed(ANYONE, now));
    int steps = random.nextInt(STEPS);
    for (int i = 0; i < steps; i++) {
      now = now.plusSeconds(30L + random.nextInt(400));
      step(random.nextInt(10));
    }
    return past;
  }

  private void step(int which) {
    switch (which) {
      case 0 -> obtain();
      case 1, 2 -> apply(new Command.ApplyPayment(now, attempt(), payment(600), SOURCE));
      case 3 -> apply(new Command.ApplyPayment(now, attempt(), payment(599), SOURCE));
      case 4 -> apply(new Command.EndAttempt(now, 1));
      case 5 -> apply(new Command.ConfirmGrant(now));
      case 6 -> requestRefund();
      case 7, 8 -> advance();
      default -> returnElsewhere();
    }
  }

  private void obtain() {
    var code = new PaymentInstructions(PaymentInstructions.Kind.QR_CODE, "weixin://wxpay/x?pr=1");
    apply(new Command.RecordPrepay(now, 1, code));
  }

  private void requestRefund() {
    if (random.nextBoolean()) {
      apply(new Command.RefundAlreadyOwned(now));
      return;
    }
    var amount = Money.of(random.nextBoolean() ? 600 : 100, "CNY");
    var request = new IdempotentRequest("key-" + ++keys, "fingerprint");
    apply(new Command.RequestRefund(now, amount, "sorry", request, new Operator("olga")));
  }

  private void advance() {
    var refunds = past.balances().refunds();
    if (refunds.isEmpty()) {
      return;
    }
    Refund refund = refunds.get(random.nextInt(refunds.size()));
    var number = "R" + refund.number();
    RefundProgress progress =
        switch (random.nextInt(4)) {
          case 0 -> new RefundProgress.Processing(number);
          case 1 -> new RefundProgress.Abnormal(number);
          case 2 -> new RefundProgress.Failed("REFUSED");
          default -> new RefundProgress.Done(number, now);
        };
    apply(new Command.AdvanceRefund(now, refund.number(), progress, false, SOURCE));
  }

  /// A refund at the provider's console.
  private void returnElsewhere() {
    past.balances().payments().stream()
        .map(PaymentBalances.Entry::payment)
        .findFirst()
        .ifPresent(paid -> {
          var amount = Money.of(random.nextBoolean() ? 100 : paid.amount().minorUnits(), "CNY");
          var number = "C" + ++keys;
          apply(new Command.RecordFoundRefund(now, paid.id(), number, amount, now, SOURCE));
        });
  }

  private AttemptId attempt() {
    return new AttemptId(past.id(), 1);
  }

  private Payment payment(long amount) {
    var id = new PaymentId("wechat-pay", "1900000001", "P" + ++keys);
    return new Payment(id, "wx0000000000000001", Money.of(amount, "CNY"), now);
  }

  private void apply(Command command) {
    try {
      past = past.plus(Decision.decide(past, command));
    } catch (Problem e) {
      keys++; // not allowed in this past
    }
  }
}

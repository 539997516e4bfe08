package guitai.checkout;

import guitai.order.Attempt;
import guitai.order.Order;
import guitai.order.Past;
import guitai.order.PaymentInstructions;
import java.util.Optional;

/// An order and the attempt that a request was about.
public record OpenedAttempt(Past past, Order.Known order, Attempt attempt) {
  /// @param key digest of the idempotency key that opened the attempt; absent, the key of the order
  static OpenedAttempt of(Past past, Optional<String> key) {
    if (past.order() instanceof Order.Known order) {
      return new OpenedAttempt(past, order, order.attemptOf(key).orElseThrow());
    }
    throw new IllegalStateException("an order that was placed is known");
  }

  /// How to pay it; empty where it can't be paid any more.
  public Optional<PaymentInstructions> instructions() {
    return order instanceof Order.AwaitingPayment
            && attempt.open()
            && attempt.prepay() instanceof Attempt.Prepay.Obtained(var instructions)
        ? Optional.of(instructions)
        : Optional.empty();
  }
}

package guitai.refund;

import guitai.keys.Fingerprint;
import guitai.order.Command;
import guitai.order.IdempotentRequest;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.OrderWriter;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.order.PaymentBalances;
import guitai.order.Refund;
import guitai.payment.Operator;
import guitai.problem.Problem;
import guitai.storefront.Money;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Where an operator gives an order's payment back, or part of it, once however often it is asked.
/// It reserves the money; whoever sends it comes later.
public record OperatorRefund(Orders orders, InstantSource clock) {
  /// What is asked.
  ///
  /// @param key the caller's idempotency key
  /// @param amount empty for everything that is kept
  /// @param reason shown to the customer
  /// @param by who asks
  public record Request(String key, Optional<Money> amount, String reason, Operator by) {
    String fingerprint() {
      return Fingerprint.of(
          amount.map(money -> money.toJson().toString()).orElse("everything"), reason);
    }
  }

  /// The order as it stands with the refund in it.
  public record Reserved(Past past, Refund refund) {}

  /// @throws Problem 404 where there is no such order; 409 or 422 where it can't be refunded so
  public Reserved refund(OrderId id, Request wish) {
    var found = orders.find(id);
    if (!(found.order() instanceof Order.Known)) {
      throw Problem.notFound();
    }
    var key = Fingerprint.of(wish.key());
    var past =
        new OrderWriter(orders)
            .apply(found, before -> List.of(command(before, wish, key)), Optional.empty());
    return new Reserved(past, past.balances().refundOf(key).orElseThrow());
  }

  private Command command(Past past, Request wish, String key) {
    var amount = wish.amount().orElseGet(() -> kept(past.balances()));
    return new Command.RequestRefund(
        clock.instant(),
        amount,
        wish.reason(),
        new IdempotentRequest(key, wish.fingerprint()),
        wish.by());
  }

  /// Of an order that was never paid nothing is kept; that it can't be refunded is then decided.
  private static Money kept(PaymentBalances books) {
    return books
        .applied()
        .map(entry -> books.balance(entry).kept())
        .orElseGet(() -> Money.of(0, "CNY"));
  }
}

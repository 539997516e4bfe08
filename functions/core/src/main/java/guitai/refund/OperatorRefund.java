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

/// An operator's request to refund an order's payment or part of it (退款申请), once however often it
/// is repeated. It only reserves the money; SendRefund or RecoverPayments sends the refund later.
public record OperatorRefund(Orders orders, InstantSource clock) {
  /// The refund that is requested.
  ///
  /// @param key the caller's idempotency key
  /// @param amount empty for everything that is kept
  /// @param reason shown to the customer
  /// @param by the operator who requests it
  public record Request(String key, Optional<Money> amount, String reason, Operator by) {
    /// Each operator has their own idempotency keys.
    String storedKey() {
      return Fingerprint.of(by.digest(), key);
    }

    String fingerprint() {
      return Fingerprint.of(
          amount.map(money -> money.toJson().toString()).orElse("everything"), reason);
    }
  }

  /// The order as it stands with the refund in it.
  public record Reserved(Past past, Refund refund) {}

  /// @throws Problem 404 where there is no such order; 409 or 422 where this refund isn't possible
  public Reserved refund(OrderId id, Request request) {
    var found = orders.find(id);
    if (!(found.order() instanceof Order.Known)) {
      throw Problem.notFound();
    }
    var key = request.storedKey();
    var past =
        new OrderWriter(orders)
            .apply(found, before -> List.of(command(before, request, key)), Optional.empty());
    return new Reserved(past, past.balances().refundOf(key).orElseThrow());
  }

  private Command command(Past past, Request request, String key) {
    var amount = request.amount().orElseGet(() -> kept(past.balances()));
    return new Command.RequestRefund(
        clock.instant(),
        amount,
        request.reason(),
        new IdempotentRequest(key, request.fingerprint()),
        request.by());
  }

  /// Zero for an order that was never paid: the decision then refuses the refund.
  private static Money kept(PaymentBalances balances) {
    return balances
        .applied()
        .map(entry -> balances.balance(entry).kept())
        .orElseGet(() -> Money.of(0, "CNY"));
  }
}

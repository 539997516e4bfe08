package guitai.lambda;

import guitai.json.Json;
import guitai.order.Attempt;
import guitai.order.Order;
import guitai.order.PaymentBalances;
import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;

/// The payments of an order as its customer sees them: how and when each was paid, and how much of
/// it is refunded, being refunded, or held for an operator.
final class PaymentsView {
  private PaymentsView() {}

  static JsonArray of(Order.Known order, PaymentBalances balances) {
    var payments = Json.array();
    balances.payments().forEach(entry -> payments.add(of(order, balances, entry)));
    return payments.build();
  }

  /// A payment of an attempt that the order never opened has no method.
  private static JsonObjectBuilder of(
      Order.Known order, PaymentBalances balances, PaymentBalances.Entry entry) {
    var json = Json.object();
    order
        .attempt(entry.attempt())
        .map(Attempt::method)
        .ifPresent(method -> json.add("method", method.text()));
    var balance = balances.balance(entry);
    return json.add("paidAt", entry.payment().paidAt().toString())
        .add("amount", entry.payment().amount().toJson())
        .add("refunded", balance.refunded().toJson())
        .add("refunding", balance.refunding().toJson())
        .add("held", balance.held().toJson());
  }
}

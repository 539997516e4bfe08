package guitai.sandbox.unionpay;

import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.CallbackPlan;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Refusal;
import guitai.sandbox.unionpay.Order.Paid;
import java.util.Optional;

/// Pays orders, or fails to.
record Payer(Ledger<OrderState, Entry> ledger) {
  /// @param code `00`, or `A6` if the switch answers for the issuer
  /// @param afterClose the payment was in progress when the order expired, and succeeds
  ///   nevertheless (关单后支付): undocumented, but possible
  /// @throws Refusal if the order can't be paid this way
  Order pay(String wanted, String code, boolean afterClose, Optional<CallbackPlan> plan) {
    synchronized (ledger) {
      var order = payable(wanted, afterClose);
      var now = ledger.now();
      var traceNo = ledger.random().digits(6);
      var paid = new Paid(Purchases.queryId(now, traceNo), traceNo, now, code);
      var callback = Callback.of(ledger.random().uuid(), order.number(), "signer", now, plan);
      ledger.happen(new Entry.PaymentMade(order.number(), paid, callback));
      return new OrderLookup(ledger).known(order.number());
    }
  }

  /// The card is declined: no notification is sent, and the payer may try again.
  Order decline(String wanted, String code) {
    synchronized (ledger) {
      var order = payable(wanted, false);
      ledger.happen(new Entry.Declined(order.number(), code));
      return new OrderLookup(ledger).known(order.number());
    }
  }

  private Order payable(String wanted, boolean afterClose) {
    var order = new OrderLookup(ledger).latest(wanted);
    if (order.paid().isPresent()) {
      throw Refusal.of(409, "paid", "The order is paid already.");
    }
    boolean over = !ledger.now().isBefore(order.expiresAt());
    if (over && !afterClose) {
      throw Refusal.of(409, "expired", "The order expired at " + order.expiresAt() + ".");
    }
    if (!over && afterClose) {
      throw Refusal.of(409, "open", "The order has not expired.");
    }
    return order;
  }
}

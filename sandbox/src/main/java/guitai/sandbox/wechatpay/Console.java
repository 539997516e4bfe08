package guitai.sandbox.wechatpay;

import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.CallbackPlan;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Refusal;
import guitai.sandbox.wechatpay.Refund.Outcome;
import guitai.sandbox.wechatpay.Refund.Status;
import jakarta.json.JsonObject;
import java.util.Optional;

/// An operator of the merchant at the provider's console, and the outcomes planned for refunds.
record Console(Ledger<OrderState, Entry> ledger, Refunds refunds) {
  /// An operator of the merchant refunds at the provider's console.
  ///
  /// @param amount in fen; empty for the rest of the order
  /// @throws Refusal if that amount can't be refunded
  Refunds.Found refund(String order, Optional<Long> amount, Optional<CallbackPlan> plan) {
    synchronized (ledger) {
      var trade = refunds.trades().latest(order);
      var now = ledger.now();
      if (trade.paid().isEmpty()) {
        throw Refusal.of(409, "unpaid", "The order isn't paid.");
      }
      long left = Math.max(1, trade.request().total() - trade.refunded(now));
      var number = "C" + Refunds.DAY.format(now) + ledger.random().digits(15);
      try {
        return refunds.give(
            trade,
            Optional.empty(),
            number,
            amount.orElse(left),
            plan.or(() -> refunds.plan(trade)));
      } catch (ApiError e) {
        throw Refusal.of(409, "refused", e.code() + ": " + e.getMessage());
      }
    }
  }

  /// Plans the outcome of the order's next refunds.
  ///
  /// @param plan an object whose field `callback` is the plan of their callbacks
  Trade decide(String order, Outcome outcome, Optional<JsonObject> plan) {
    synchronized (ledger) {
      var trade = refunds.trades().latest(order);
      ledger.happen(new RefundEntry.Decided(trade.number(), outcome, plan));
      return trade;
    }
  }

  /// Plans the outcome of one refund that is processing or abnormal (退款异常).
  Refunds.Found resettle(
      String order, String number, Outcome outcome, Optional<CallbackPlan> plan) {
    synchronized (ledger) {
      var now = ledger.now();
      var found =
          refunds
              .find(number)
              .filter(known -> known.trade().equals(refunds.trades().latest(order)))
              .orElseThrow(
                  () -> Refusal.of(404, "unknown-refund", "No such refund was made here."));
      var status = found.refund().at(now).status();
      if (status == Status.SUCCESS || status == Status.CLOSED) {
        throw Refusal.of(409, "final", "The refund is final.");
      }
      var newer = found.refund().with(outcome, now);
      var callback = refunds.callback(found.trade(), newer, newer.course().size() - 1, plan);
      var due = newer.notified() ? callback : Optional.<Callback>empty();
      ledger.happen(new RefundEntry.Resettled(number, outcome, now, due));
      return refunds.byNumber(number);
    }
  }

  /// @param fen the balance available for refunds from now on; empty for no limit
  void fund(Optional<Long> fen) {
    synchronized (ledger) {
      ledger.happen(new RefundEntry.Funded(fen));
    }
  }
}

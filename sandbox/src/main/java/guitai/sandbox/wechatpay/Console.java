package guitai.sandbox.wechatpay;

import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.CallbackPlan;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.RandomText;
import guitai.sandbox.simulator.Refusal;
import guitai.sandbox.wechatpay.Refund.Outcome;
import guitai.sandbox.wechatpay.Refund.Status;
import jakarta.json.JsonObject;
import java.util.Optional;

/// The merchant's people at the provider's console, and the fate they and their customers' banks
/// bring over refunds.
record Console(Ledger<Books, Entry> ledger, Refunds refunds) {
  /// Somebody of the merchant's clicks at the provider's console.
  ///
  /// @param amount in fen; empty for all that is left
  /// @throws Refusal where it can't be
  Refunds.Found refund(String order, Optional<Long> amount, Optional<CallbackPlan> plan) {
    synchronized (ledger) {
      var trade = refunds.trades().latest(order);
      var now = ledger.now();
      if (trade.paid().isEmpty()) {
        throw Refusal.of(409, "unpaid", "The order isn't paid.");
      }
      long left = Math.max(1, trade.request().total() - trade.refunded(now));
      var number = "C" + Refunds.DAY.format(now) + RandomText.digits(15);
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

  /// What is to become of the order's refunds from now on.
  ///
  /// @param plan an object whose field `callback` is the plan of their callbacks
  Trade decide(String order, Outcome outcome, Optional<JsonObject> plan) {
    synchronized (ledger) {
      var trade = refunds.trades().latest(order);
      ledger.happen(new RefundEntry.Decided(trade.number(), outcome, plan));
      return trade;
    }
  }

  /// What becomes of a refund that isn't over, or that only a person could help.
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
      var told = newer.told() ? callback : Optional.<Callback>empty();
      ledger.happen(new RefundEntry.Resettled(number, outcome, now, told));
      return refunds.byNumber(number);
    }
  }

  /// @param fen that can be refunded from now on; empty for any sum
  void fund(Optional<Long> fen) {
    synchronized (ledger) {
      ledger.happen(new RefundEntry.Funded(fen));
    }
  }
}

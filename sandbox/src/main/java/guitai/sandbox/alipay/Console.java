package guitai.sandbox.alipay;

import guitai.sandbox.alipay.CallbackSubject.Event;
import guitai.sandbox.alipay.Refund.Outcome;
import guitai.sandbox.alipay.Trade.Status;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.CallbackPlan;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Refusal;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// An operator of the merchant at Alipay's console, a customer in the wallet's settings, and the
/// outcome planned for refunds.
record Console(Ledger<OrderState, Entry> ledger, Refunds refunds) {
  /// An operator of the merchant refunds at the console.
  ///
  /// @param amount in fen; empty for the rest of the order
  /// @throws Refusal if that amount can't be refunded
  Refunds.Found refund(String order, Optional<Long> amount, Optional<CallbackPlan> plan) {
    synchronized (ledger) {
      var trade = refunds.trades().latest(order);
      if (trade.payment().isEmpty()) {
        throw Refusal.of(409, "unpaid", "The order isn't paid.");
      }
      long left = Math.max(1, trade.total() - trade.spoken());
      var number = BeijingTime.day(ledger.now()) + ledger.random().digits(20);
      var callbacks = plan.or(() -> refunds.plan(trade));
      try {
        return refunds.give(trade, number, amount.orElse(left), true, callbacks);
      } catch (ApiError e) {
        throw Refusal.of(409, "refused", e.subCode() + ": " + e.getMessage());
      }
    }
  }

  /// Plans the outcome of the order's next refunds.
  ///
  /// @param plan an object whose field `callback` is the plan of their callbacks
  Trade decide(String order, Outcome outcome, Optional<JsonObject> plan) {
    synchronized (ledger) {
      var trade = refunds.trades().latest(order);
      ledger.happen(new Entry.Decided(trade.number(), outcome, plan));
      return trade;
    }
  }

  /// @param fen the balance available for refunds from now on; empty for no limit
  void fund(Optional<Long> fen) {
    synchronized (ledger) {
      ledger.happen(new Entry.Funded(fen));
    }
  }

  void trigger(Set<Status> statuses) {
    synchronized (ledger) {
      ledger.happen(new Entry.Triggered(statuses));
    }
  }

  void rotate() {
    synchronized (ledger) {
      ledger.happen(new Entry.Rotated());
    }
  }

  /// A customer signs an agreement to recurring charges.
  Agreement sign(String external, String scene, URI notifyUrl, Optional<CallbackPlan> plan) {
    synchronized (ledger) {
      if (ledger.books().agreementOf(external).isPresent()) {
        throw Refusal.of(409, "signed", "That agreement is in force already.");
      }
      var now = ledger.now();
      var number = BeijingTime.day(now) + ledger.random().digits(12);
      var buyer = "2088" + ledger.random().digits(12);
      return agreed(
          new Agreement(number, external, buyer, scene, notifyUrl, now, Optional.empty()),
          Event.SIGNED,
          plan);
    }
  }

  /// The customer ends the agreement in the wallet's settings.
  Agreement unsign(String external, URI notifyUrl, Optional<CallbackPlan> plan) {
    synchronized (ledger) {
      var holding =
          ledger
              .books()
              .agreementOf(external)
              .orElseThrow(
                  () -> Refusal.of(404, "unknown-agreement", "No such agreement is in force."));
      return agreed(holding.ended(ledger.now(), notifyUrl), Event.UNSIGNED, plan);
    }
  }

  private Agreement agreed(Agreement agreement, Event event, Optional<CallbackPlan> plan) {
    var key = CallbackSubject.of(agreement.number(), event).key();
    var id = ledger.random().uuid();
    var owed = Callback.of(id, key, Trades.SIGNER, ledger.now(), plan).stream().toList();
    ledger.happen(new Entry.Agreed(agreement, owed));
    return agreement;
  }
}

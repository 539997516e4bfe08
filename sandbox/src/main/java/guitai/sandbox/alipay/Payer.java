package guitai.sandbox.alipay;

import guitai.sandbox.alipay.CallbackSubject.Event;
import guitai.sandbox.alipay.Trade.Buyer;
import guitai.sandbox.alipay.Trade.Creation;
import guitai.sandbox.alipay.Trade.Payment;
import guitai.sandbox.alipay.Trade.State;
import guitai.sandbox.alipay.Trade.Status;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.CallbackPlan;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Pays orders.
record Payer(Ledger<OrderState, Entry> ledger, Trades trades) {
  private static final Duration LATENESS = Duration.ofSeconds(1);

  /// How the customer pays an order.
  ///
  /// @param qrCode the scanned code, if the caller checks it
  /// @param coupon the part of the total that an Alipay coupon pays, in fen
  /// @param openId whether the app identifies buyers by openid
  /// @param afterClose the payment was in progress when the order was closed or expired, and
  ///   succeeds nevertheless (关单后支付): undocumented, but known to happen
  record Wanted(
      String order,
      Optional<String> qrCode,
      long coupon,
      boolean openId,
      boolean afterClose,
      Optional<CallbackPlan> plan) {
    static Wanted of(String order) {
      return new Wanted(order, Optional.empty(), 0, false, false, Optional.empty());
    }
  }

  /// @throws Refusal if the order can't be paid this way
  Trade pay(Wanted wanted) {
    synchronized (ledger) {
      var trade = trades.latest(wanted.order());
      if (wanted.coupon() >= trade.total()) {
        throw Refusal.of(400, "malformed", "coupon is less than the order's total.");
      }
      var at = wanted.afterClose() ? after(trade) : now(trade, wanted.qrCode());
      var opening = trade.opening().orElseGet(() -> new Creation(trades.tradeNo(at), at));
      var payment = new Payment(at, buyer(wanted.openId()), wanted.coupon());
      ledger.happen(
          new Entry.PaymentMade(trade.number(), opening, payment, owed(trade, at, wanted.plan())));
      return trades.byNumber(trade.number());
    }
  }

  private List<Callback> owed(Trade trade, Instant at, Optional<CallbackPlan> plan) {
    var owed = new ArrayList<Callback>();
    if (ledger.books().tells(Status.TRADE_SUCCESS)) {
      owed.addAll(trades.owed(trade, CallbackSubject.of(trade, Event.PAID), at, plan));
    }
    owed.addAll(
        trades.told(trade, Event.FINISHED, Status.TRADE_FINISHED, at.plus(Trade.REFUNDABLE)));
    return owed;
  }

  private Buyer buyer(boolean openId) {
    return openId
        ? new Buyer(ledger.random().word(36), true)
        : new Buyer("2088" + ledger.random().digits(12), false);
  }

  private Instant now(Trade trade, Optional<String> qrCode) {
    var now = ledger.now();
    switch (trade.stateAt(now)) {
      case State.Paid _ -> throw paid();
      case State.Closed _ -> throw conflict("closed", "The order is closed.");
      case State.AwaitingPayment _ -> {}
      case State.Offered _ -> Trades.payable(trade, now);
    }
    if (qrCode.isPresent() && !qrCode.equals(trade.qrCode())) {
      throw conflict("outdated", "That is another order's code.");
    }
    return now;
  }

  private Instant after(Trade trade) {
    var now = ledger.now();
    var end =
        switch (trade.stateAt(now)) {
          case State.Paid _ -> throw paid();
          case State.Closed closed -> closed.at();
          case State.Offered _, State.AwaitingPayment _ -> trade.expiresAt();
        };
    if (end.isAfter(now)) {
      throw conflict("open", "The order is neither closed nor expired.");
    }
    var late = end.plus(LATENESS);
    return late.isAfter(now) ? late : now;
  }

  private static Refusal paid() {
    return conflict("paid", "The order is paid already.");
  }

  private static Refusal conflict(String type, String detail) {
    return Refusal.of(409, type, detail);
  }
}

package guitai.sandbox.wechatpay;

import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.CallbackPlan;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Refusal;
import guitai.sandbox.wechatpay.Trade.State;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Pays orders.
record Payer(Ledger<OrderState, Entry> ledger, Trades trades) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(Trades.BEIJING);
  private static final Duration LATENESS = Duration.ofSeconds(1);

  /// How the customer pays an order.
  ///
  /// @param codeUrl the scanned code, if the caller checks it
  /// @param coupon the part of the total that a coupon pays, in fen
  /// @param afterClose the payment was in progress when the order was closed or expired, and
  ///   succeeds nevertheless (关单后支付): undocumented, but known to happen
  /// @param signer of the callback
  record Wanted(
      String order,
      Optional<String> codeUrl,
      long coupon,
      boolean afterClose,
      String signer,
      Optional<CallbackPlan> plan) {
    static Wanted of(String order, String signer) {
      return new Wanted(order, Optional.empty(), 0, false, signer, Optional.empty());
    }
  }

  /// @throws Refusal if the order can't be paid this way
  Trade pay(Wanted wanted) {
    synchronized (ledger) {
      var trade = trades.latest(wanted.order());
      if (wanted.coupon() >= trade.request().total()) {
        throw Refusal.of(400, "malformed", "coupon is less than the order's total.");
      }
      var at = wanted.afterClose() ? after(trade) : now(trade, wanted.codeUrl());
      var callback =
          Callback.of(ledger.random().uuid(), trade.number(), wanted.signer(), at, wanted.plan());
      var openid = trade.request().openid().orElseGet(() -> "o" + ledger.random().word(27));
      var paid = new State.Paid(transactionId(at), at, openid, wanted.coupon());
      ledger.happen(new Entry.PaymentMade(trade.number(), paid, callback));
      return trades.byNumber(trade.number());
    }
  }

  private Instant now(Trade trade, Optional<String> codeUrl) {
    var now = ledger.now();
    switch (trade.stateAt(now)) {
      case State.Paid _ -> throw conflict("paid", "The order is paid already.");
      case State.Closed _ -> throw conflict("closed", "The order is closed.");
      case State.Unpaid _ -> {
        if (!now.isBefore(trade.expiresAt())) {
          throw conflict("expired", "The order expired at " + trade.expiresAt() + ".");
        }
        if (!trade.prepay().livesAt(now)) {
          throw conflict("lapsed", "The code is two hours old; the merchant orders again.");
        }
        if (codeUrl.filter(code -> !code.equals(trade.prepay().codeUrl())).isPresent()) {
          throw conflict("outdated", "A newer code took this one's place.");
        }
      }
    }
    return now;
  }

  private Instant after(Trade trade) {
    var now = ledger.now();
    var end =
        switch (trade.stateAt(now)) {
          case State.Paid _ -> throw conflict("paid", "The order is paid already.");
          case State.Closed closed -> closed.at();
          case State.Unpaid _ -> trade.expiresAt();
        };
    if (end.isAfter(now)) {
      throw conflict("open", "The order is neither closed nor expired.");
    }
    var late = end.plus(LATENESS);
    return late.isAfter(now) ? late : now;
  }

  private static Refusal conflict(String type, String detail) {
    return Refusal.of(409, type, detail);
  }

  /// A new payment number.
  String transactionId(Instant at) {
    var random = ledger.random();
    var id = "4200" + random.digits(6) + DAY.format(at) + random.digits(10);
    return ledger.books().byTransaction(id).isPresent() ? transactionId(at) : id;
  }
}

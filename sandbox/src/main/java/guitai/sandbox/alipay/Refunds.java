package guitai.sandbox.alipay;

import guitai.sandbox.alipay.Refund.Outcome;
import guitai.sandbox.alipay.Trade.State;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.CallbackPlan;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.PlayRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Decides refunds.
///
/// @see <a href="https://opendocs.alipay.com/open/f60979b3_alipay.trade.refund">ask for a
///   refund</a>
record Refunds(Ledger<OrderState, Entry> ledger, Trades trades) {
  /// A refund and its order.
  ///
  /// @param moved whether this call moved the money
  record Found(Trade trade, Refund refund, boolean moved) {}

  /// The merchant's refund request; a repeated request refunds nothing again.
  ///
  /// @param asked the number of the request, empty if the request has none
  Found ask(Trade asked, Optional<String> number, long amount) {
    synchronized (ledger) {
      var trade = trades.byNumber(asked.number());
      var named = number.orElse(trade.number());
      var known = trade.refund(named);
      if (known.filter(refund -> refund.amount() != amount).isPresent()) {
        throw ApiError.failed("ACQ.DISCORDANT_REPEAT_REQUEST", "不一致的请求：请求号相同而退款金额不同");
      }
      if (known.flatMap(Refund::doneAt).isPresent()) {
        return new Found(trade, known.get(), false);
      }
      if (number.isEmpty() && amount != trade.total()) {
        throw ApiError.failed("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "部分退款须传入退款请求号");
      }
      return give(trade, named, amount, false, plan(trade));
    }
  }

  /// Makes the refund if the rules allow it.
  ///
  /// @throws ApiError if they don't
  Found give(
      Trade trade, String number, long amount, boolean console, Optional<CallbackPlan> plan) {
    var now = ledger.now();
    within(trade, amount, now);
    if (ledger.books().funds().filter(fen -> fen < amount).isPresent()) {
      throw ApiError.failed("ACQ.SELLER_BALANCE_NOT_ENOUGH", "卖家余额不足");
    }
    var outcome =
        ledger.books().fate(trade.number()).map(Entry.Decided::outcome).orElse(Outcome.SUCCESS);
    var refund = new Refund(number, amount, now, outcome.from(now), console);
    ledger.happen(new Entry.RefundMade(trade.number(), refund, owed(trade, refund, plan)));
    return new Found(trades.byNumber(trade.number()), refund, refund.doneBy(now));
  }

  private List<Callback> owed(Trade trade, Refund refund, Optional<CallbackPlan> plan) {
    int place = trade.with(refund).refunds().indexOf(refund);
    return refund
        .doneAt()
        .map(at -> trades.owed(trade, CallbackSubject.of(trade, place), at, plan))
        .orElse(List.of());
  }

  private static void within(Trade trade, long amount, Instant now) {
    switch (trade.stateAt(now)) {
      case State.Offered _ -> throw ApiError.noTrade();
      case State.AwaitingPayment _ ->
          throw ApiError.failed("ACQ.TRADE_STATUS_ERROR", "交易状态不合法：未付款");
      case State.Closed _ -> throw closed();
      case State.Paid paid -> {
        if (!now.isBefore(paid.payment().at().plus(Trade.REFUNDABLE))) {
          throw ApiError.failed("ACQ.TRADE_HAS_FINISHED", "交易已完结，超过可退款期限");
        }
        long left = trade.total() - trade.spoken();
        if (left == 0) {
          throw closed();
        }
        if (amount < 1 || amount > left) {
          throw ApiError.failed("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "退款金额超限");
        }
      }
    }
  }

  private static ApiError closed() {
    return ApiError.failed("ACQ.TRADE_HAS_CLOSE", "交易已经关闭");
  }

  /// The plan of the callbacks of the order's refunds.
  Optional<CallbackPlan> plan(Trade trade) {
    return ledger
        .books()
        .fate(trade.number())
        .flatMap(Entry.Decided::plan)
        .flatMap(plan -> CallbackPlan.of(new PlayRequest("", plan)));
  }
}

package guitai.sandbox.wechatpay;

import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Randomness;
import guitai.sandbox.simulator.Refusal;
import guitai.sandbox.wechatpay.Trade.Prepay;
import guitai.sandbox.wechatpay.Trade.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Decides what happens to an order, and answers only after the journal has stored it.
final class Trades {
  /// The limit of orders; further ones are refused.
  static final int LIMIT = 200_000;

  static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

  private final Ledger<OrderState, Entry> ledger;

  Trades(Ledger<OrderState, Entry> ledger) {
    this.ledger = ledger;
  }

  Instant now() {
    return ledger.now();
  }

  Randomness random() {
    return ledger.random();
  }

  Prepay order(OrderRequest request) {
    synchronized (ledger) {
      var now = now();
      var known = ledger.books().find(request.number());
      if (known.isEmpty() && ledger.books().size() >= LIMIT) {
        throw ApiError.of(
            500, "SYSTEM_ERROR", "the simulator stores no more than " + LIMIT + " orders");
      }
      known.ifPresent(trade -> repeatable(trade, request, now));
      if (known.isPresent() && request.product().byPrepayId()) {
        var older = known.get().prepay();
        if (older.livesAt(now)) {
          return older;
        }
      }
      var prepay = Prepay.at(now, ledger.random());
      ledger.happen(
          known.isEmpty()
              ? new Entry.Ordered(request, now, request.expiresAt(now), prepay)
              : new Entry.Repeated(request.number(), prepay));
      return prepay;
    }
  }

  private static void repeatable(Trade trade, OrderRequest request, Instant now) {
    switch (trade.stateAt(now)) {
      case State.Paid _ -> throw ApiError.of(400, "ORDERPAID", "该订单已支付");
      case State.Closed _ -> throw ApiError.of(400, "ORDER_CLOSED", "该订单已关闭");
      case State.Unpaid _ -> {
        if (!trade.request().equals(request)) {
          throw ApiError.of(403, "OUT_TRADE_NO_USED", "商户订单号重复");
        }
        if (!now.isBefore(trade.expiresAt())) {
          throw ApiError.of(400, "ORDER_CLOSED", "该订单已过期，请重新下单");
        }
      }
    }
  }

  Trade byNumber(String number) {
    synchronized (ledger) {
      return ledger.books().find(number).orElseThrow(Trades::unknown);
    }
  }

  Trade byTransaction(String transactionId) {
    synchronized (ledger) {
      return ledger.books().byTransaction(transactionId).orElseThrow(Trades::unknown);
    }
  }

  Optional<Trade> byPrepay(String prepayId) {
    synchronized (ledger) {
      return ledger.books().byPrepay(prepayId);
    }
  }

  private static ApiError unknown() {
    return ApiError.of(404, "ORDER_NOT_EXIST", "订单不存在");
  }

  /// Closing a closed order changes nothing.
  void close(String number) {
    synchronized (ledger) {
      switch (byNumber(number).stateAt(now())) {
        case State.Paid _ -> throw ApiError.of(400, "ORDERPAID", "该订单已支付");
        case State.Closed _ -> {}
        case State.Unpaid _ -> ledger.happen(new Entry.Closed(number, now()));
      }
    }
  }

  Trade latest(String order) {
    synchronized (ledger) {
      return ledger
          .books()
          .latest(order)
          .orElseThrow(() -> Refusal.of(404, "unknown-order", "No such order was made here."));
    }
  }

  List<Trade> newest(int limit) {
    synchronized (ledger) {
      return ledger.books().newest(limit);
    }
  }
}

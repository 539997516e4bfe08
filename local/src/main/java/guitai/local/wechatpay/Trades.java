package guitai.local.wechatpay;

import guitai.local.simulator.Callback;
import guitai.local.simulator.Deliveries;
import guitai.local.simulator.Journal;
import guitai.local.simulator.MovableClock;
import guitai.local.simulator.Plan;
import guitai.local.simulator.Refusal;
import guitai.local.wechatpay.Trade.Prepay;
import guitai.local.wechatpay.Trade.State;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// Decides what may happen to an order, and answers only what is in the journal.
final class Trades {
  /// More orders are refused.
  static final int LIMIT = 200_000;

  static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(BEIJING);

  private final Books books = new Books();
  private final Journal journal;
  private final MovableClock clock;
  private final Deliveries deliveries;

  Trades(Journal journal, MovableClock clock, Deliveries deliveries) {
    this.journal = journal;
    this.clock = clock;
    this.deliveries = deliveries;
  }

  synchronized void replay(JsonObject entry) {
    apply(Entry.of(entry));
  }

  private void apply(Entry entry) {
    books.apply(entry);
    if (entry instanceof Entry.Settled settled) {
      settled.callback().ifPresent(deliveries::accept);
    }
  }

  private void happen(Entry entry) {
    journal.append(entry.toJson());
    apply(entry);
  }

  Instant now() {
    return clock.instant();
  }

  synchronized Prepay order(OrderRequest request) {
    var now = now();
    var known = books.find(request.number());
    if (known.isEmpty() && books.size() >= LIMIT) {
      throw ApiError.of(
          500, "SYSTEM_ERROR", "the simulator keeps no more than " + LIMIT + " orders");
    }
    known.ifPresent(trade -> repeatable(trade, request, now));
    if (known.isPresent() && request.product().byPrepayId()) {
      var older = known.get().prepay();
      if (older.livesAt(now)) {
        return older;
      }
    }
    var prepay = Prepay.at(now);
    happen(
        known.isEmpty()
            ? new Entry.Ordered(request, now, request.expiresAt(now), prepay)
            : new Entry.Repeated(request.number(), prepay));
    return prepay;
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

  synchronized Trade byNumber(String number) {
    return books.find(number).orElseThrow(Trades::unknown);
  }

  synchronized Trade byTransaction(String transactionId) {
    return books.byTransaction(transactionId).orElseThrow(Trades::unknown);
  }

  synchronized Optional<Trade> byPrepay(String prepayId) {
    return books.byPrepay(prepayId);
  }

  private static ApiError unknown() {
    return ApiError.of(404, "ORDER_NOT_EXIST", "订单不存在");
  }

  /// Closing twice is closing once.
  synchronized void close(String number) {
    switch (byNumber(number).stateAt(now())) {
      case State.Paid _ -> throw ApiError.of(400, "ORDERPAID", "该订单已支付");
      case State.Closed _ -> {}
      case State.Unpaid _ -> happen(new Entry.Closed(number, now()));
    }
  }

  /// The payer pays.
  ///
  /// @param codeUrl that was scanned, where the caller cares
  /// @throws Refusal where the order can't be paid now
  synchronized Trade pay(
      String order, Optional<String> codeUrl, long coupon, String signer, Optional<Plan> plan) {
    var now = now();
    var trade = latest(order);
    payable(trade, codeUrl, now);
    if (coupon >= trade.request().total()) {
      throw Refusal.of(400, "malformed", "coupon is less than the order's total.");
    }
    var openid = trade.request().openid().orElseGet(() -> "o" + Keys.word(27));
    var callback = Callback.of(trade.number(), signer, now, plan);
    happen(
        new Entry.Settled(
            trade.number(), new State.Paid(transactionId(now), now, openid, coupon), callback));
    return byNumber(trade.number());
  }

  synchronized Trade latest(String order) {
    return books
        .latest(order)
        .orElseThrow(() -> Refusal.of(404, "unknown-order", "No such order was made here."));
  }

  private static void payable(Trade trade, Optional<String> codeUrl, Instant now) {
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
  }

  private static Refusal conflict(String type, String detail) {
    return Refusal.of(409, type, detail);
  }

  private String transactionId(Instant now) {
    var id = "4200" + Keys.digits(6) + DAY.format(now) + Keys.digits(10);
    return books.byTransaction(id).isPresent() ? transactionId(now) : id;
  }

  synchronized List<Trade> newest(int limit) {
    return books.newest(limit);
  }
}

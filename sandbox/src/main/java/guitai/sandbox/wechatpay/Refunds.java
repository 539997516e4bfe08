package guitai.sandbox.wechatpay;

import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.CallbackPlan;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.PlayRequest;
import guitai.sandbox.wechatpay.Refund.Outcome;
import guitai.sandbox.wechatpay.Trade.State.Paid;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Decides refunds.
///
/// @param signer of the callbacks
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791883">ask for a refund</a>
record Refunds(Ledger<OrderState, Entry> ledger, Trades trades, String signer) {
  static final int PARTS = 50;
  static final Duration TERM = Duration.ofDays(365);
  static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(Trades.BEIJING);

  /// A refund and its order.
  record Found(Trade trade, Refund refund) {}

  Found byNumber(String number) {
    return find(number).orElseThrow(() -> ApiError.of(404, "RESOURCE_NOT_EXISTS", "退款单不存在"));
  }

  Optional<Found> find(String number) {
    synchronized (ledger) {
      return ledger
          .books()
          .byRefund(number)
          .map(trade -> new Found(trade, trade.refund(number).orElseThrow()));
    }
  }

  /// The merchant's refund request; a repeated request gets the same answer.
  Found ask(RefundRequest request) {
    synchronized (ledger) {
      var trade = order(request);
      var known = find(request.number());
      if (known.isPresent()) {
        return repeated(known.get(), request);
      }
      if (request.amount("total") != trade.request().total()) {
        throw mismatch();
      }
      var plan = plan(trade);
      return give(trade, Optional.of(request), request.number(), request.amount("refund"), plan);
    }
  }

  /// @throws ApiError if the merchant number has no such order
  void order(RefundRequest request, String mchid) {
    synchronized (ledger) {
      if (!order(request).request().mchid().equals(mchid)) {
        throw ApiError.of(404, "RESOURCE_NOT_EXISTS", "订单不存在");
      }
    }
  }

  private Trade order(RefundRequest request) {
    var books = ledger.books();
    var trade =
        request
            .transaction()
            .map(books::byTransaction)
            .orElseGet(() -> books.find(request.order().orElseThrow()));
    var known = trade.filter(found -> found.paid().isPresent());
    if (known.isEmpty()) {
      throw ApiError.of(404, "RESOURCE_NOT_EXISTS", "订单不存在");
    }
    if (request.order().filter(number -> !number.equals(known.get().number())).isPresent()) {
      throw invalid("微信支付订单号与商户订单号不一致");
    }
    return known.get();
  }

  private static Found repeated(Found known, RefundRequest request) {
    if (known.refund().asked().filter(request::equals).isEmpty()) {
      throw mismatch();
    }
    return known;
  }

  /// Makes the refund if the rules allow it.
  ///
  /// @throws ApiError if they don't
  Found give(
      Trade trade,
      Optional<RefundRequest> request,
      String number,
      long amount,
      Optional<CallbackPlan> plan) {
    var now = ledger.now();
    within(trade, amount, now);
    if (ledger.books().funds().filter(fen -> fen < amount).isPresent()) {
      throw ApiError.of(403, "NOT_ENOUGH", "基本账户余额不足，请充值后重新发起");
    }
    var random = ledger.random();
    var id = "5020" + random.digits(6) + DAY.format(now) + random.digits(11);
    var outcome =
        ledger
            .books()
            .fate(trade.number())
            .map(RefundEntry.Decided::outcome)
            .orElse(Outcome.SUCCESS);
    var refund =
        new Refund(number, id, amount, discount(trade, amount, now), request, outcome.from(now));
    var callback =
        refund.notified() ? callback(trade, refund, 1, plan) : Optional.<Callback>empty();
    ledger.happen(new RefundEntry.RefundMade(trade.number(), refund, outcome, callback));
    return byNumber(number);
  }

  private static void within(Trade trade, long amount, Instant now) {
    var paid = trade.paid().orElseThrow();
    if (now.isAfter(paid.at().plus(TERM))) {
      throw ApiError.of(403, "TRADE_OVERDUE", "订单已经超过可退款的最大期限");
    }
    var left = trade.request().total() - trade.refunded(now);
    if (left == 0) {
      throw invalid("订单已全额退款");
    }
    if (amount > left) {
      throw invalid("退款金额大于可退金额");
    }
    if (trade.refunds().size() >= PARTS) {
      throw invalid("部分退款次数超过" + PARTS + "次");
    }
  }

  /// The coupon's part of the amount: in proportion, and the whole rest with the last fen.
  private static long discount(Trade trade, long amount, Instant now) {
    long coupon = trade.paid().map(Paid::coupon).orElse(0L);
    var counted = trade.refunds().stream().filter(refund -> refund.counts(now)).toList();
    long before = counted.stream().mapToLong(Refund::discount).sum();
    var due =
        BigInteger.valueOf(trade.refunded(now) + amount)
            .multiply(BigInteger.valueOf(coupon))
            .divide(BigInteger.valueOf(trade.request().total()));
    return Math.clamp(due.longValueExact() - before, 0, amount);
  }

  Optional<CallbackPlan> plan(Trade trade) {
    return ledger
        .books()
        .fate(trade.number())
        .flatMap(RefundEntry.Decided::plan)
        .flatMap(plan -> CallbackPlan.of(new PlayRequest("", plan)));
  }

  /// The callback of one of a refund's steps.
  Optional<Callback> callback(Trade trade, Refund refund, int step, Optional<CallbackPlan> plan) {
    return Callback.of(
        ledger.random().uuid(),
        refund.key(trade.number(), step),
        signer,
        refund.course().getLast().at(),
        plan);
  }

  private static ApiError invalid(String message) {
    return ApiError.of(400, "INVALID_REQUEST", message);
  }

  private static ApiError mismatch() {
    return invalid("订单金额或退款金额与之前请求不一致，请核实后再试");
  }
}

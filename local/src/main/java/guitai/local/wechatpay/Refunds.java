package guitai.local.wechatpay;

import guitai.local.simulator.Callback;
import guitai.local.simulator.Plan;
import guitai.local.simulator.Refusal;
import guitai.local.simulator.Wish;
import guitai.local.wechatpay.Refund.Outcome;
import guitai.local.wechatpay.Refund.Status;
import guitai.local.wechatpay.Trade.State.Paid;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Decides what is given back.
///
/// @param signer of the callbacks
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791883">ask for a refund</a>
record Refunds(Ledger ledger, Trades trades, String signer) {
  static final int PARTS = 50;
  static final Duration TERM = Duration.ofDays(365);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(Trades.BEIJING);

  /// A refund and its order.
  record Found(Trade trade, Refund refund) {}

  Found byNumber(String number) {
    return find(number).orElseThrow(() -> ApiError.of(404, "RESOURCE_NOT_EXISTS", "退款单不存在"));
  }

  private Optional<Found> find(String number) {
    synchronized (ledger) {
      return ledger
          .books()
          .byRefund(number)
          .map(trade -> new Found(trade, trade.refund(number).orElseThrow()));
    }
  }

  /// The merchant asks; the same again is answered again.
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

  /// Somebody of the merchant's clicks at the provider's console.
  ///
  /// @param amount in fen; empty for all that is left
  /// @throws Refusal where it can't be
  Found atConsole(String order, Optional<Long> amount, Optional<Plan> plan) {
    synchronized (ledger) {
      var trade = trades.latest(order);
      var now = ledger.now();
      if (trade.paid().isEmpty()) {
        throw Refusal.of(409, "unpaid", "The order isn't paid.");
      }
      long left = Math.max(1, trade.request().total() - trade.refunded(now));
      var number = "C" + DAY.format(now) + Keys.digits(15);
      try {
        return give(
            trade, Optional.empty(), number, amount.orElse(left), plan.or(() -> plan(trade)));
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
      var trade = trades.latest(order);
      ledger.happen(new RefundEntry.Decided(trade.number(), outcome, plan));
      return trade;
    }
  }

  /// What becomes of a refund that isn't over, or that only a person could help.
  Found resettle(String order, String number, Outcome outcome, Optional<Plan> plan) {
    synchronized (ledger) {
      var now = ledger.now();
      var found =
          find(number)
              .filter(known -> known.trade().equals(trades.latest(order)))
              .orElseThrow(
                  () -> Refusal.of(404, "unknown-refund", "No such refund was made here."));
      var status = found.refund().at(now).status();
      if (status == Status.SUCCESS || status == Status.CLOSED) {
        throw Refusal.of(409, "final", "The refund is final.");
      }
      var newer = found.refund().with(outcome, now);
      var callback = callback(found.trade(), newer, newer.course().size() - 1, plan);
      var told = newer.told() ? callback : Optional.<Callback>empty();
      ledger.happen(new RefundEntry.Resettled(number, outcome, now, told));
      return byNumber(number);
    }
  }

  /// @param fen that can be refunded from now on; empty for any sum
  void fund(Optional<Long> fen) {
    synchronized (ledger) {
      ledger.happen(new RefundEntry.Funded(fen));
    }
  }

  private Found give(
      Trade trade,
      Optional<RefundRequest> request,
      String number,
      long amount,
      Optional<Plan> plan) {
    var now = ledger.now();
    within(trade, amount, now);
    if (ledger.books().funds().filter(fen -> fen < amount).isPresent()) {
      throw ApiError.of(403, "NOT_ENOUGH", "基本账户余额不足，请充值后重新发起");
    }
    var id = "5020" + Keys.digits(6) + DAY.format(now) + Keys.digits(11);
    var outcome =
        ledger
            .books()
            .fate(trade.number())
            .map(RefundEntry.Decided::outcome)
            .orElse(Outcome.SUCCESS);
    var refund =
        new Refund(number, id, amount, discount(trade, amount, now), request, outcome.from(now));
    var callback = refund.told() ? callback(trade, refund, 1, plan) : Optional.<Callback>empty();
    ledger.happen(
        new RefundEntry.Returned(
            trade.number(),
            number,
            id,
            amount,
            refund.discount(),
            now,
            outcome,
            request,
            callback));
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

  /// What of the amount was the coupon's: in proportion, and all of it with the last fen.
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

  private Optional<Plan> plan(Trade trade) {
    return ledger
        .books()
        .fate(trade.number())
        .flatMap(RefundEntry.Decided::plan)
        .flatMap(plan -> Plan.of(new Wish("", plan)));
  }

  private Optional<Callback> callback(Trade trade, Refund refund, int step, Optional<Plan> plan) {
    return Callback.of(
        refund.key(trade.number(), step), signer, refund.course().getLast().at(), plan);
  }

  private static ApiError invalid(String message) {
    return ApiError.of(400, "INVALID_REQUEST", message);
  }

  private static ApiError mismatch() {
    return invalid("订单金额或退款金额与之前请求不一致，请核实后再试");
  }
}

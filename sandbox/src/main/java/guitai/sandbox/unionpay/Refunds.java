package guitai.sandbox.unionpay;

import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.CallbackPlan;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.PlayRequest;
import guitai.sandbox.unionpay.Refund.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;

/// Refunds and reversals, as UnionPay accepts them.
record Refunds(Ledger<OrderState, Entry> ledger, Purchases purchases, InstantSource real) {
  private static final int MONTHS = 11;
  static final String REFUND = "04";
  static final String VOID = "31";

  /// The merchant's refund request. Its acceptance says nothing of the outcome.
  Message give(Message message) {
    boolean reversal = message.text("txnType").equals(VOID);
    FieldRule.type(message, reversal ? VOID : REFUND, "00", "000201");
    FieldRule.fields(
        message,
        "orderId",
        "txnTime",
        "txnAmt",
        "accessType",
        "channelType",
        "origQryId",
        "backUrl");
    FieldRule.time(message, real.instant());
    synchronized (ledger) {
      if (purchases.known(message.text("orderId"))) {
        throw new ApiError("12", "重复交易");
      }
      var order =
          ledger
              .books()
              .byQueryId(message.text("origQryId"))
              .orElseThrow(() -> new ApiError("35", "原交易不存在或状态不正确"));
      var refund = give(order, RefundRequest.of(message, reversal ? VOID : REFUND), plan(order));
      return Message.empty().with("queryId", refund.queryId());
    }
  }

  /// Makes the refund if the rules allow it. Of one made at the console no notification is sent
  /// without a plan.
  ///
  /// @throws Refused if they don't
  Refund give(Order order, RefundRequest request, Optional<CallbackPlan> plan) {
    var now = ledger.now();
    if (request.type().equals(VOID)) {
      undoable(order, request.amount(), now);
    } else {
      refundable(order, request.amount(), now);
    }
    var traceNo = ledger.random().digits(6);
    var refund = new Refund(request, Purchases.queryId(now, traceNo), traceNo, fate(order), now);
    var view = request.message().isPresent() || plan.isPresent();
    var owed =
        view
            ? Callback.of(
                ledger.random().uuid(), refund.key(order.number()), "signer", refund.end(), plan)
            : Optional.<Callback>empty();
    ledger.happen(new Entry.RefundMade(order.number(), refund, owed));
    return refund;
  }

  private static void refundable(Order order, long amount, Instant now) {
    var paid = order.paid().orElseThrow(() -> new ApiError("35", "原交易不存在或状态不正确"));
    if (paid.at().atOffset(ZoneOffset.UTC).plusMonths(MONTHS).toInstant().isBefore(now)) {
      throw new ApiError("30", "交易已超过可退货期限");
    }
    long left = order.amount() - order.returned(now);
    if (left == 0) {
      throw new ApiError("45", "原交易已被成功退货或已被成功撤销");
    }
    if (amount > left) {
      throw new ApiError("36", "与原交易信息不符");
    }
  }

  /// A reversal: on the purchase's clearing day, of the whole amount, and before any refund.
  private static void undoable(Order order, long amount, Instant now) {
    var paid = order.paid().orElseThrow(() -> new ApiError("35", "原交易不存在或状态不正确"));
    if (!UnionPayTime.cleared(paid.at()).equals(UnionPayTime.cleared(now))) {
      throw new ApiError("39", "交易不在受理时间范围内");
    }
    if (order.returned(now) > 0) {
      throw new ApiError("45", "原交易已被成功退货或已被成功撤销");
    }
    if (amount != order.amount()) {
      throw new ApiError("36", "与原交易信息不符");
    }
  }

  private Outcome fate(Order order) {
    return ledger.books().fate(order.number()).map(Entry.Decided::outcome).orElse(Outcome.SUCCESS);
  }

  private Optional<CallbackPlan> plan(Order order) {
    return ledger
        .books()
        .fate(order.number())
        .flatMap(Entry.Decided::plan)
        .flatMap(plan -> CallbackPlan.of(new PlayRequest("", plan)));
  }
}

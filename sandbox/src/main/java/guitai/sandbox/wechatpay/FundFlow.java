package guitai.sandbox.wechatpay;

import guitai.sandbox.simulator.Fee;
import guitai.sandbox.wechatpay.Refund.Status;
import guitai.sandbox.wechatpay.Trade.State.Paid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A movement on the merchant's account.
///
/// @param business the number of the payment or the refund
/// @param fen negative for an outgoing movement
/// @param voucher the merchant's number
record FundFlow(Instant at, String business, String name, long fen, String remark, String voucher) {
  private static final String FEE = "扣除交易手续费";
  private static final String FEE_BACK = "退还交易手续费";

  /// All movements that an order ever caused.
  static Stream<FundFlow> of(Trade trade) {
    return trade.paid().stream().flatMap(paid -> of(trade, paid));
  }

  private static Stream<FundFlow> of(Trade trade, Paid paid) {
    var number = paid.transactionId();
    var flows = new ArrayList<FundFlow>();
    var settled = trade.settled();
    flows.add(new FundFlow(paid.at(), number, "交易", settled, "", trade.number()));
    flows.add(new FundFlow(paid.at(), number, FEE, -Fee.of(settled), "", trade.number()));
    trade.refunds().forEach(refund -> flows.addAll(of(refund)));
    return flows.stream().filter(flow -> flow.fen() != 0);
  }

  /// A refund debits the account when it is accepted; a closed refund credits it again.
  private static List<FundFlow> of(Refund refund) {
    var settled = refund.amount() - refund.discount();
    var fee = Fee.of(settled);
    var reason = refund.asked().map(RefundRequest::reason).orElse("");
    var flows = new ArrayList<FundFlow>();
    flows.add(new FundFlow(refund.at(), refund.id(), "退款", -settled, reason, refund.number()));
    flows.add(new FundFlow(refund.at(), refund.id(), FEE_BACK, fee, "", refund.number()));
    for (var step : refund.course()) {
      if (step.status() == Status.CLOSED) {
        flows.add(new FundFlow(step.at(), refund.id(), "退款退回", settled, "", refund.number()));
        flows.add(new FundFlow(step.at(), refund.id(), FEE, -fee, "", refund.number()));
      }
    }
    return flows;
  }
}

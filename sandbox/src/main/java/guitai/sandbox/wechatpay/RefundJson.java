package guitai.sandbox.wechatpay;

import guitai.json.Json;
import guitai.sandbox.simulator.Fee;
import guitai.sandbox.wechatpay.Refund.Status;
import guitai.sandbox.wechatpay.Refund.Step;
import guitai.sandbox.wechatpay.Trade.State.Paid;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;

/// A refund in answers and callbacks.
final class RefundJson {
  static final String RECEIVER = "支付用户零钱";

  private RefundJson() {}

  /// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791884">the answer of a query</a>
  static JsonObjectBuilder answer(Trade trade, Refund refund, Instant now) {
    var step = refund.at(now);
    var json =
        numbers(trade, refund)
            .add("channel", "ORIGINAL")
            .add("user_received_account", RECEIVER)
            .add("create_time", TradeJson.time(refund.at()))
            .add("status", step.status().name())
            .add("funds_account", "AVAILABLE")
            .add("amount", amount(trade, refund))
            .add("promotion_detail", Json.array());
    return succeeded(json, step);
  }

  /// @param reported the reported amount of the refund, in fen; a forged callback reports another
  ///   one
  /// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791886">the notice of a refund</a>
  static JsonObjectBuilder notice(Trade trade, Refund refund, Step step, long reported) {
    var json =
        numbers(trade, refund)
            .add("mchid", trade.request().mchid())
            .add("refund_status", step.status().name())
            .add("user_received_account", RECEIVER)
            .add("amount", paid(trade, refund, reported));
    return succeeded(json, step);
  }

  private static JsonObjectBuilder numbers(Trade trade, Refund refund) {
    return Json.object()
        .add("refund_id", refund.id())
        .add("out_refund_no", refund.number())
        .add("transaction_id", trade.paid().map(Paid::transactionId).orElse(""))
        .add("out_trade_no", trade.number());
  }

  private static JsonObjectBuilder succeeded(JsonObjectBuilder json, Step step) {
    return step.status() == Status.SUCCESS
        ? json.add("success_time", TradeJson.time(step.at()))
        : json;
  }

  private static JsonObjectBuilder paid(Trade trade, Refund refund, long reported) {
    return Json.object()
        .add("total", trade.request().total())
        .add("refund", reported)
        .add("payer_total", trade.settled())
        .add("payer_refund", reported - refund.discount());
  }

  private static JsonObjectBuilder amount(Trade trade, Refund refund) {
    var from = refund.asked().map(RefundRequest::from);
    return paid(trade, refund, refund.amount())
        .add("from", from.orElse(Json.array().build()))
        .add("settlement_refund", refund.amount() - refund.discount())
        .add("settlement_total", trade.settled())
        .add("discount_refund", refund.discount())
        .add("currency", "CNY")
        .add("refund_fee", Fee.of(refund.amount() - refund.discount()));
  }
}

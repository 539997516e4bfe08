package guitai.sandbox.wechatpay;

import guitai.bytes.Bytes;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.Surroundings;
import guitai.sandbox.simulator.Tampering;
import guitai.sandbox.wechatpay.Refund.Step;
import guitai.sandbox.wechatpay.Trade.State.Paid;
import java.net.URI;
import java.util.Map;

/// Writes notifications (支付通知), and encrypts and signs each copy anew.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791882">the notification of a
///   payment</a>
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791886">of a refund</a>
record Notices(Merchant merchant, Trades trades, Surroundings surroundings) {
  private static final Map<Refund.Status, String> SUMMARIES =
      Map.of(
          Refund.Status.SUCCESS, "退款成功",
          Refund.Status.ABNORMAL, "退款异常",
          Refund.Status.CLOSED, "退款关闭");

  /// The subject of a callback is an order, or a step of one of its refunds.
  Notification of(Callback callback) {
    var key = callback.order().split("/", -1);
    var trade = trades.byNumber(key[0]);
    return key.length == 1
        ? payment(trade, callback)
        : refund(trade, trade.refund(key[1]).orElseThrow(), Integer.parseInt(key[2]), callback);
  }

  private Notification payment(Trade trade, Callback callback) {
    var paid = trade.paid().orElseThrow();
    var reported = reported(trade.request().total(), paid.coupon() + 1, callback);
    var event =
        new Envelope.Event(
            "TRANSACTION.SUCCESS",
            "支付成功",
            "transaction",
            paid.at(),
            TradeJson.paid(trade, reported, paid.at()).build());
    return signed(trade.request().notifyUrl(), event, callback);
  }

  private Notification refund(Trade trade, Refund refund, int number, Callback callback) {
    var step = refund.end(number);
    var reported = reported(refund.amount(), refund.discount() + 1, callback);
    return refund
        .asked()
        .flatMap(RefundRequest::notifyUrl)
        .map(to -> signed(to, event(trade, refund, step, reported), callback))
        .orElseGet(() -> old(trade, refund, step, reported, callback));
  }

  private static Envelope.Event event(Trade trade, Refund refund, Step step, long reported) {
    return new Envelope.Event(
        "REFUND." + step.status(),
        SUMMARIES.getOrDefault(step.status(), ""),
        "refund",
        step.at(),
        RefundJson.notice(trade, refund, step, reported).build());
  }

  /// One fen less; one fen more if the amount is one fen.
  private static long reported(long amount, long least, Callback callback) {
    if (callback.tamper() != Tampering.AMOUNT) {
      return amount;
    }
    return amount > least ? amount - 1 : amount + 1;
  }

  private Notification signed(URI to, Envelope.Event event, Callback callback) {
    return new Envelope(merchant, surroundings).seal(to, event, callback);
  }

  private Notification old(
      Trade trade, Refund refund, Step step, long reported, Callback callback) {
    var transaction = trade.paid().map(Paid::transactionId).orElse("");
    var xml =
        new V2RefundNotice(merchant, trade, refund, step)
            .xml(surroundings.random().word(32), transaction, reported);
    var sent =
        callback.tamper() == Tampering.BODY ? xml.replace("</req_info>", "A</req_info>") : xml;
    return new Notification.Old(trade.request().notifyUrl(), Bytes.utf8(sent));
  }
}

package guitai.sandbox.wechatpay;

import guitai.json.Json;
import guitai.sandbox.wechatpay.Trade.State;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// An order in queries and callbacks.
final class TradeJson {
  private TradeJson() {}

  static JsonObjectBuilder of(Trade trade, Instant now) {
    return of(trade, trade.request().total(), now, !trade.refunds().isEmpty());
  }

  /// The fields of a payment's callback, independent of later refunds.
  ///
  /// @param total the reported amount, in fen; a forged callback reports another one
  static JsonObjectBuilder paid(Trade trade, long total, Instant now) {
    return of(trade, total, now, false);
  }

  private static JsonObjectBuilder of(Trade trade, long total, Instant now, boolean refunded) {
    var json =
        Json.object()
            .add("appid", trade.request().appid())
            .add("mchid", trade.request().mchid())
            .add("out_trade_no", trade.number())
            .add("attach", trade.request().attach().orElse(""));
    return switch (trade.stateAt(now)) {
      case State.Unpaid _ -> unpaid(json, total, "NOTPAY", "订单未支付");
      case State.Closed _ -> unpaid(json, total, "CLOSED", "订单已关闭");
      case State.Paid paid -> payment(json, trade, paid, total, refunded);
    };
  }

  private static JsonObjectBuilder unpaid(
      JsonObjectBuilder json, long total, String state, String description) {
    return json.add("amount", Json.object().add("total", total).add("payer_currency", "CNY"))
        .add("promotion_detail", Json.array())
        .add("trade_state", state)
        .add("trade_state_desc", description);
  }

  private static JsonObjectBuilder payment(
      JsonObjectBuilder json, Trade trade, State.Paid paid, long total, boolean refunded) {
    return json.add("transaction_id", paid.transactionId())
        .add("trade_type", trade.request().product().tradeType())
        .add("trade_state", refunded ? "REFUND" : "SUCCESS")
        .add("trade_state_desc", refunded ? "订单发生过退款" : "支付成功")
        .add("bank_type", "OTHERS")
        .add("success_time", time(paid.at()))
        .add("payer", Json.object().add("openid", paid.openid()))
        .add(
            "amount",
            Json.object()
                .add("total", total)
                .add("payer_total", total - paid.coupon())
                .add("currency", "CNY")
                .add("payer_currency", "CNY"))
        .add("promotion_detail", promotions(paid));
  }

  private static JsonArrayBuilder promotions(State.Paid paid) {
    var none = Json.array();
    return paid.coupon() == 0
        ? none
        : none.add(
            Json.object()
                .add("coupon_id", paid.transactionId().substring(18))
                .add("name", "模拟代金券")
                .add("scope", "GLOBAL")
                .add("type", "NOCASH")
                .add("amount", paid.coupon())
                .add("wechatpay_contribute", paid.coupon())
                .add("merchant_contribute", 0)
                .add("other_contribute", 0)
                .add("currency", "CNY"));
  }

  /// As WeChat Pay writes a time.
  static String time(Instant at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        at.atOffset(Trades.BEIJING).truncatedTo(ChronoUnit.SECONDS));
  }
}

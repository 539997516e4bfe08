package guitai.sandbox.alipay;

import guitai.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Set;

/// The merchant's calls about refunds.
///
/// @see <a href="https://opendocs.alipay.com/open/f60979b3_alipay.trade.refund">refund</a>
/// @see <a href="https://opendocs.alipay.com/open/8c776df6_alipay.trade.fastpay.refund.query">
///   query</a>
record RefundCalls(Trades trades, Refunds refunds) {
  private static final int NUMBER_LIMIT = 64;
  private static final Set<String> REFUND =
      Set.of(
          "out_trade_no",
          "trade_no",
          "refund_amount",
          "out_request_no",
          "refund_reason",
          "operator_id",
          "store_id",
          "terminal_id",
          "query_options",
          "refund_royalty_parameters");
  private static final Set<String> QUERY =
      Set.of("out_trade_no", "trade_no", "out_request_no", "org_pid", "query_options");

  JsonObjectBuilder refund(Call call) {
    var content = Content.of(call, REFUND);
    content.text("refund_reason", 256);
    var trade = trades.asked(content).orElseThrow(ApiError::noTrade);
    var amount = content.amount("refund_amount", 16);
    var found = refunds.ask(trade, content.text("out_request_no", NUMBER_LIMIT), amount);
    var json =
        PaymentFields.buyer(TradeCalls.named(found.trade()), found.trade())
            .add("fund_change", found.moved() ? "Y" : "N")
            .add("refund_fee", Yuan.of(found.trade().refunded(trades.now())));
    if (found.moved()) {
      json.add("gmt_refund_pay", BeijingTime.second(found.refund().doneAt().orElseThrow()))
          .add("send_back_fee", Yuan.of(found.refund().amount()));
    }
    return json;
  }

  /// The answer has no refund fields if the refund is unknown or not finished.
  JsonObjectBuilder query(Call call) {
    var content = Content.of(call, QUERY);
    var number = content.required("out_request_no", NUMBER_LIMIT);
    var trade = trades.asked(content).orElseThrow(ApiError::noTrade);
    return trade
        .refund(number)
        .filter(refund -> refund.doneBy(trades.now()))
        .map(refund -> done(content, trade, refund))
        .orElseGet(TradeCalls::success);
  }

  private static JsonObjectBuilder done(Content content, Trade trade, Refund refund) {
    var json =
        TradeCalls.named(trade)
            .add("out_request_no", refund.number())
            .add("refund_amount", Yuan.of(refund.amount()))
            .add("refund_status", "REFUND_SUCCESS")
            .add("total_amount", Yuan.of(trade.total()));
    if (content.option("gmt_refund_pay")) {
      json.add("gmt_refund_pay", BeijingTime.second(refund.doneAt().orElseThrow()));
    }
    if (content.option("refund_detail_item_list")) {
      var item =
          Json.object()
              .add("amount", Yuan.of(refund.amount()))
              .add("fund_channel", "ALIPAYACCOUNT");
      json.add("refund_detail_item_list", Json.array().add(item))
          .add("send_back_fee", Yuan.of(refund.amount()));
    }
    return json;
  }
}

package guitai.sandbox.alipay;

import guitai.json.Json;
import guitai.sandbox.alipay.Trade.State;
import guitai.sandbox.alipay.Trade.Status;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.Set;

/// The merchant's calls about orders.
///
/// @see <a href="https://opendocs.alipay.com/open/bff76748_alipay.trade.query">query</a>
/// @see <a href="https://opendocs.alipay.com/open/ce0b4954_alipay.trade.close">close</a>
/// @see <a href="https://opendocs.alipay.com/open/1b9b4fbf_alipay.trade.cancel">cancel</a>
record TradeCalls(Merchant merchant, Trades trades, Refunds refunds) {
  private static final Set<String> NAMED = Set.of("out_trade_no", "trade_no", "operator_id");
  private static final Set<String> QUERY =
      Set.of("out_trade_no", "trade_no", "org_pid", "query_options");

  JsonObjectBuilder precreate(Call call) {
    var trade = trades.order(OrderRequest.of(Product.PRECREATE, call, merchant.seller(call)));
    return success()
        .add("out_trade_no", trade.number())
        .add("qr_code", trade.qrCode().orElseThrow());
  }

  JsonObjectBuilder query(Call call) {
    var content = Content.of(call, QUERY);
    var trade = trades.asked(content).orElseThrow(ApiError::nothingToQuery);
    var status = trade.status(trades.now()).orElseThrow();
    var json =
        named(trade).add("total_amount", Yuan.of(trade.total())).add("trade_status", status.name());
    trade
        .payment()
        .ifPresentOrElse(
            payment -> PaymentFields.paid(json, trade, payment), () -> PaymentFields.unpaid(json));
    trade.request().passback().ifPresent(text -> json.add("passback_params", text));
    return json;
  }

  JsonObjectBuilder close(Call call) {
    var trade = trades.asked(Content.of(call, NAMED)).orElseThrow(ApiError::noTrade);
    trades.close(trade);
    return named(trade);
  }

  /// Cancels the order: a waiting trade is closed, a paid one refunded.
  JsonObjectBuilder cancel(Call call) {
    var content = Content.of(call, NAMED);
    var trade = trades.asked(content);
    if (trade.isEmpty()) {
      var json = success().add("retry_flag", "N");
      content.text("out_trade_no", 64).ifPresent(number -> json.add("out_trade_no", number));
      return json;
    }
    var action = cancelled(trade.get());
    return named(trade.get()).add("retry_flag", "N").add("action", action);
  }

  private String cancelled(Trade trade) {
    return switch (trade.stateAt(trades.now())) {
      case State.Offered _ -> throw ApiError.noTrade();
      case State.Closed _ -> "close";
      case State.AwaitingPayment _ -> {
        trades.close(trade);
        yield "close";
      }
      case State.Paid _ -> {
        refund(trade);
        yield "refund";
      }
    };
  }

  /// A cancelled trade stays cancelled.
  private void refund(Trade trade) {
    if (trade.status(trades.now()).equals(Optional.of(Status.TRADE_FINISHED))) {
      throw ApiError.failed("ACQ.TRADE_HAS_FINISHED", "交易已完结");
    }
    if (trade.spoken() == trade.total()) {
      return;
    }
    if (trade.spoken() > 0) {
      throw ApiError.failed("ACQ.REASON_TRADE_REFUND_FEE_ERR", "交易已部分退款");
    }
    var _ = refunds.ask(trade, Optional.empty(), trade.total());
  }

  static JsonObjectBuilder success() {
    return Json.object().add("code", "10000").add("msg", "Success");
  }

  static JsonObjectBuilder named(Trade trade) {
    return success()
        .add("out_trade_no", trade.number())
        .add("trade_no", trade.opening().orElseThrow().tradeNo());
  }
}

package guitai.sandbox.wechatpay;

import guitai.json.Json;
import guitai.sandbox.simulator.Control;
import guitai.sandbox.simulator.Deliveries;
import guitai.sandbox.simulator.Delivery;
import guitai.sandbox.wechatpay.Trade.State;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Orders as `GET /simulate/orders` and the plays show them.
record OrderView(Trades trades, Deliveries deliveries) implements Control.OrderViews {
  @Override
  public JsonObjectBuilder latest(String order) {
    return order(trades.latest(order));
  }

  @Override
  public List<JsonObjectBuilder> newest(int limit) {
    return trades.newest(limit).stream().map(this::order).toList();
  }

  JsonObjectBuilder order(Trade trade) {
    var json =
        Json.object()
            .add("outTradeNo", trade.number())
            .add("product", trade.request().product().name())
            .add("description", trade.request().description())
            .add("total", trade.request().total())
            .add("orderedAt", TradeJson.time(trade.orderedAt()))
            .add("expiresAt", TradeJson.time(trade.expiresAt()))
            .add("codeUrl", trade.prepay().codeUrl());
    return state(json, trade)
        .add("refunds", refunds(trade))
        .add("callbacks", callbacks(deliveries.of(trade.number()).stream()));
  }

  private JsonObjectBuilder state(JsonObjectBuilder json, Trade trade) {
    return switch (trade.stateAt(trades.now())) {
      case State.Unpaid _ -> json.add("state", "NOTPAY").add("paid", false);
      case State.Closed _ -> json.add("state", "CLOSED").add("paid", false);
      case State.Paid paid ->
          json.add("state", trade.refunds().isEmpty() ? "SUCCESS" : "REFUND")
              .add("paid", true)
              .add("transactionId", paid.transactionId())
              .add("paidAt", TradeJson.time(paid.at()))
              .add("payerTotal", trade.request().total() - paid.coupon())
              .add("openid", paid.openid());
    };
  }

  private JsonArrayBuilder callbacks(Stream<Delivery> made) {
    var callbacks = Json.array();
    for (var delivery : made.toList()) {
      var json =
          Json.object()
              .add("id", delivery.callback().id())
              .add("tamper", delivery.callback().tamper().text())
              .add("attempts", attempts(delivery));
      deliveries.next(delivery).ifPresent(at -> json.add("next", TradeJson.time(at)));
      callbacks.add(json);
    }
    return callbacks;
  }

  private JsonArrayBuilder refunds(Trade trade) {
    var refunds = Json.array();
    trade.refunds().forEach(refund -> refunds.add(refund(trade, refund)));
    return refunds;
  }

  JsonObjectBuilder refund(Trade trade, Refund refund) {
    var step = refund.at(trades.now());
    var made =
        IntStream.range(1, refund.course().size())
            .mapToObj(number -> refund.key(trade.number(), number))
            .flatMap(key -> deliveries.of(key).stream());
    return Json.object()
        .add("outRefundNo", refund.number())
        .add("refundId", refund.id())
        .add("amount", refund.amount())
        .add("status", step.status().name())
        .add("since", TradeJson.time(step.at()))
        .add("createdAt", TradeJson.time(refund.at()))
        .add("console", refund.asked().isEmpty())
        .add("callbacks", callbacks(made));
  }

  private static JsonArrayBuilder attempts(Delivery delivery) {
    var attempts = Json.array();
    delivery.attempts().forEach(attempt -> attempts.add(attempt.toJson()));
    return attempts;
  }
}

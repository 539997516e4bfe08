package guitai.sandbox.alipay;

import guitai.json.Json;
import guitai.sandbox.alipay.CallbackSubject.Event;
import guitai.sandbox.simulator.Control;
import guitai.sandbox.simulator.Deliveries;
import guitai.sandbox.simulator.Delivery;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.stream.Stream;

/// Orders as `GET /simulate/orders` and the plays show them; amounts are in fen.
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
    var now = trades.now();
    var json =
        Json.object()
            .add("outTradeNo", trade.number())
            .add("product", trade.request().product().name())
            .add("subject", trade.request().subject())
            .add("total", trade.total())
            .add("orderedAt", Control.time(trade.orderedAt()))
            .add("expiresAt", Control.time(trade.expiresAt()))
            .add("state", trade.status(now).map(Trade.Status::name).orElse("NOT_EXIST"))
            .add("paid", trade.payment().isPresent());
    trade.qrCode().ifPresent(code -> json.add("qrCode", code));
    trade.opening().ifPresent(opening -> json.add("tradeNo", opening.tradeNo()));
    trade
        .payment()
        .ifPresent(payment ->
            json.add("paidAt", Control.time(payment.at()))
                .add("buyer", payment.buyer().id())
                .add("payerTotal", trade.total() - payment.coupon()));
    return json.add("refunds", refunds(trade)).add("callbacks", callbacks(deliveries(trade)));
  }

  private Stream<Delivery> deliveries(Trade trade) {
    return Stream.of(Event.WAITING, Event.PAID, Event.CLOSED, Event.FINISHED)
        .flatMap(event -> deliveries.of(CallbackSubject.of(trade, event).key()).stream());
  }

  private JsonArrayBuilder refunds(Trade trade) {
    var refunds = Json.array();
    trade.refunds().forEach(refund -> refunds.add(refund(trade, refund)));
    return refunds;
  }

  JsonObjectBuilder refund(Trade trade, Refund refund) {
    var key = CallbackSubject.of(trade, trade.refunds().indexOf(refund)).key();
    return Json.object()
        .add("outRequestNo", refund.number())
        .add("amount", refund.amount())
        .add("done", refund.doneBy(trades.now()))
        .add("createdAt", Control.time(refund.at()))
        .add("console", refund.console())
        .add("callbacks", callbacks(deliveries.of(key).stream()));
  }

  JsonObjectBuilder agreement(Agreement agreement, Event event) {
    var key = CallbackSubject.of(agreement.number(), event).key();
    return Json.object()
        .add("agreementNo", agreement.number())
        .add("externalAgreementNo", agreement.external())
        .add("holds", agreement.endedAt().isEmpty())
        .add("callbacks", callbacks(deliveries.of(key).stream()));
  }

  private JsonArrayBuilder callbacks(Stream<Delivery> made) {
    var callbacks = Json.array();
    for (var delivery : made.toList()) {
      var attempts = Json.array();
      delivery.attempts().forEach(attempt -> attempts.add(attempt.toJson()));
      var json =
          Json.object()
              .add("id", delivery.callback().id())
              .add("event", CallbackSubject.of(delivery.callback().order()).event().name())
              .add("tamper", delivery.callback().tamper().text())
              .add("attempts", attempts);
      deliveries.next(delivery).ifPresent(at -> json.add("next", Control.time(at)));
      callbacks.add(json);
    }
    return callbacks;
  }
}

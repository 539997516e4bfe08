package guitai.sandbox.unionpay;

import guitai.json.Json;
import guitai.sandbox.simulator.Control;
import guitai.sandbox.simulator.Deliveries;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/// Orders as `GET /simulate/orders` and the plays show them.
record OrderView(OrderLookup orders, Deliveries deliveries) implements Control.OrderViews {
  @Override
  public JsonObjectBuilder latest(String order) {
    return order(orders.latest(order));
  }

  @Override
  public List<JsonObjectBuilder> newest(int limit) {
    return orders.newest(limit).stream().map(this::order).toList();
  }

  JsonObjectBuilder order(Order order) {
    var returns = Json.array();
    order.returns().forEach(refund -> returns.add(refund(order, refund)));
    var json =
        Json.object()
            .add("orderId", order.number())
            .add("txnTime", order.time())
            .add("tn", order.tn())
            .add("description", order.request().text("orderDesc"))
            .add("amount", order.amount())
            .add("orderedAt", Control.time(order.orderedAt()))
            .add("expiresAt", Control.time(order.expiresAt()))
            .add("paid", order.paid().isPresent());
    order
        .paid()
        .ifPresent(paid ->
            json.add("queryId", paid.queryId())
                .add("code", paid.code())
                .add("paidAt", Control.time(paid.at())));
    order.declined().ifPresent(code -> json.add("declined", code));
    return json.add("refunds", returns).add("callbacks", callbacks(order.number()));
  }

  JsonObjectBuilder refund(Order order, Refund refund) {
    return Json.object()
        .add("txnType", refund.type())
        .add("orderId", refund.number())
        .add("txnTime", refund.time())
        .add("queryId", refund.queryId())
        .add("amount", refund.amount())
        .add("code", refund.code(orders.ledger().now()))
        .add("createdAt", Control.time(refund.at()))
        .add("console", refund.request().message().isEmpty())
        .add("callbacks", callbacks(refund.key(order.number())));
  }

  private JsonArrayBuilder callbacks(String key) {
    var callbacks = Json.array();
    for (var delivery : deliveries.of(key)) {
      var attempts = Json.array();
      delivery.attempts().forEach(attempt -> attempts.add(attempt.toJson()));
      var json =
          Json.object()
              .add("id", delivery.callback().id())
              .add("tamper", delivery.callback().tamper().text())
              .add("attempts", attempts);
      deliveries.next(delivery).ifPresent(at -> json.add("next", Control.time(at)));
      callbacks.add(json);
    }
    return callbacks;
  }
}

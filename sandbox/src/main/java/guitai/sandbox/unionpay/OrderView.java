package guitai.sandbox.unionpay;

import guitai.json.Json;
import guitai.sandbox.simulator.Control;
import guitai.sandbox.simulator.Deliveries;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/// The books as `GET /simulate/orders` and the plays tell them.
record OrderView(OrderLookup orders, Deliveries deliveries) implements Control.Books {
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
    order.returns().forEach(given -> returns.add(given(order, given)));
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

  JsonObjectBuilder given(Order order, Refund given) {
    return Json.object()
        .add("txnType", given.type())
        .add("orderId", given.number())
        .add("txnTime", given.time())
        .add("queryId", given.queryId())
        .add("amount", given.amount())
        .add("code", given.code(orders.ledger().now()))
        .add("createdAt", Control.time(given.at()))
        .add("console", given.asked().isEmpty())
        .add("callbacks", callbacks(given.key(order.number())));
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

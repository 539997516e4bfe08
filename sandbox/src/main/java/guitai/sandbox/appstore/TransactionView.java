package guitai.sandbox.appstore;

import guitai.json.Json;
import guitai.sandbox.appstore.Purchases.Happened;
import guitai.sandbox.simulator.Control;
import guitai.sandbox.simulator.Deliveries;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Refusal;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;

/// Transactions as `GET /simulate/orders` and the plays show them; an order is a transaction here.
record TransactionView(
    Ledger<TransactionState, Entry> ledger, NotificationPublisher publisher, Deliveries deliveries)
    implements Control.OrderViews {
  @Override
  public JsonObjectBuilder latest(String order) {
    synchronized (ledger) {
      return transaction(
          ledger
              .books()
              .find(order)
              .orElseThrow(() -> Refusal.of(404, "unknown", "There is no such transaction.")));
    }
  }

  @Override
  public List<JsonObjectBuilder> newest(int limit) {
    synchronized (ledger) {
      return ledger.books().newest(limit).stream().map(this::transaction).toList();
    }
  }

  /// With the signed transaction that the customer's app would have, signed now.
  JsonObjectBuilder happened(Happened happened) {
    return latest(happened.transaction()).add("notification", happened.notification());
  }

  private JsonObjectBuilder transaction(Transaction sold) {
    var notifications = Json.array();
    ledger.books().notifications().stream()
        .filter(sent ->
            sent.draft()
                .transaction()
                .filter(content -> content.getString("transactionId").equals(sold.number()))
                .isPresent())
        .forEach(sent -> notifications.add(notification(sent.draft())));
    var json =
        Json.object()
            .add("transactionId", sold.number())
            .add("originalTransactionId", sold.original())
            .add("orderId", sold.orderId())
            .add("product", sold.content().getString("productId"))
            .add("boughtAt", Control.time(sold.time("purchaseDate")))
            .add("revoked", sold.revoked())
            .add(
                "signedTransaction",
                publisher.signer().sign(sold.content(), publisher.signingTime()))
            .add("notifications", notifications);
    ledger.books().consumed(sold.number()).ifPresent(body -> json.add("consumption", body));
    return json;
  }

  private JsonObjectBuilder notification(Draft draft) {
    return Json.object()
        .add("notification", draft.uuid())
        .add("type", draft.type())
        .add("subtype", draft.subtype().orElse(""))
        .add("callbacks", callbacks(draft.uuid()));
  }

  private JsonArrayBuilder callbacks(String uuid) {
    var callbacks = Json.array();
    for (var delivery : deliveries.of(uuid)) {
      var attempts = Json.array();
      delivery.attempts().forEach(attempt -> attempts.add(attempt.toJson()));
      callbacks.add(
          Json.object()
              .add("tamper", delivery.callback().signer())
              .add("next", deliveries.next(delivery).map(Instant::toString).orElse(""))
              .add("attempts", attempts));
    }
    return callbacks;
  }
}

package guitai.held;

import guitai.held.DeliveryEvent.KeepConfirmed;
import guitai.held.DeliveryEvent.KeepProposed;
import guitai.held.DeliveryEvent.Named;
import guitai.held.DeliveryEvent.Received;
import guitai.json.Field;
import guitai.json.Json;
import guitai.order.IdempotentRequest;
import guitai.order.OrderId;
import guitai.payment.Operator;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;

/// Events of held deliveries as the texts that are stored: one JSON object each, instants in ISO
/// 8601. What was written once must be read for ever.
public final class DeliveryEventJson {
  private DeliveryEventJson() {}

  public static List<String> write(List<DeliveryEvent> events) {
    return events.stream().map(event -> json(event).build().toString()).toList();
  }

  public static DeliveryEvent read(String text) {
    var json = Json.parse(text);
    var at = Instant.parse(json.getString("at"));
    return switch (json.getString("type")) {
      case "delivery-received" ->
          new Received(
              at,
              DeliveryReason.of(json.getString("because")),
              told(json),
              Field.text(json, "order").flatMap(OrderId::parse),
              json.getString("evidence"));
      case "keep-proposed" ->
          new KeepProposed(
              at,
              json.getInt("number"),
              json.getString("reason"),
              new Operator(json.getString("by")),
              new IdempotentRequest(json.getString("key"), json.getString("fingerprint")));
      case "keep-confirmed" ->
          new KeepConfirmed(
              at, json.getInt("number"), new Operator(json.getString("by")), json.getString("key"));
      default -> throw new IllegalStateException("an event of an unknown type");
    };
  }

  private static Named told(JsonObject json) {
    return new Named(
        json.getString("provider"),
        json.getString("told"),
        json.getString("notification"),
        Field.text(json, "subject"));
  }

  private static JsonObjectBuilder json(DeliveryEvent event) {
    return switch (event) {
      case Received e -> received(e);
      case KeepProposed e ->
          typed("keep-proposed", e)
              .add("number", e.number())
              .add("reason", e.reason())
              .add("by", e.by().digest())
              .add("key", e.request().key())
              .add("fingerprint", e.request().fingerprint());
      case KeepConfirmed e ->
          typed("keep-confirmed", e)
              .add("number", e.number())
              .add("by", e.by().digest())
              .add("key", e.key());
    };
  }

  private static JsonObjectBuilder received(Received e) {
    var json =
        typed("delivery-received", e)
            .add("because", e.reason().text())
            .add("provider", e.told().provider())
            .add("told", e.told().type())
            .add("notification", e.told().notification());
    e.told().subject().ifPresent(subject -> json.add("subject", subject));
    e.order().ifPresent(order -> json.add("order", order.text()));
    return json.add("evidence", e.evidence());
  }

  private static JsonObjectBuilder typed(String type, DeliveryEvent event) {
    return Json.object().add("type", type).add("at", event.at().toString());
  }
}

package guitai.inapp;

import static guitai.inapp.SoldTransactionJson.at;
import static guitai.inapp.SoldTransactionJson.customer;
import static guitai.inapp.SoldTransactionJson.maybeAt;

import guitai.json.Json;
import guitai.payment.Source;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/// Events as the texts that are stored: one JSON object each, instants in ISO 8601. What was
/// written once must be read for ever.
public final class PurchaseEventJson {
  private PurchaseEventJson() {}

  public static List<String> write(List<PurchaseEvent> events) {
    return events.stream().map(event -> json(event).build().toString()).toList();
  }

  public static PurchaseEvent read(String text) {
    var json = Json.parse(text);
    return switch (json.getString("type")) {
      case "told" ->
          new PurchaseEvent.UpdateRecorded(
              at(json, "at"),
              json.getString("notice"),
              json.getString("told"),
              json.getString("meaning"),
              SoldTransactionJson.object(json, "sale").map(SoldTransactionJson::read),
              SoldTransactionJson.object(json, "renewal").map(PurchaseEventJson::renewal),
              source(json));
      case "claimed" -> new PurchaseEvent.Claimed(at(json, "at"), customer(json), source(json));
      case "found-owned" ->
          new PurchaseEvent.AlreadyOwnedFound(at(json, "at"), json.getString("transaction"));
      case "identified" -> identified(json);
      case "ownership-ended" ->
          new PurchaseEvent.OwnershipEnded(at(json, "at"), json.getString("transaction"));
      case "store-queried" ->
          new PurchaseEvent.StoreQueried(at(json, "at"), json.getString("transaction"));
      case "brought" -> new PurchaseEvent.Fulfilled(at(json, "at"));
      case "resolution-proposed", "resolution-confirmed" -> PurchaseResolutionJson.read(json);
      default -> throw new IllegalStateException("an event of an unknown type");
    };
  }

  private static JsonObjectBuilder json(PurchaseEvent event) {
    return switch (event) {
      case PurchaseEvent.UpdateRecorded e -> updateRecorded(e);
      case PurchaseEvent.Claimed e ->
          customer(typed("claimed", e), e.customer()).add("evidence", e.source().digest());
      case PurchaseEvent.AlreadyOwnedFound e ->
          typed("found-owned", e).add("transaction", e.transaction());
      case PurchaseEvent.TransactionIdentified e -> identified(e);
      case PurchaseEvent.OwnershipEnded e ->
          typed("ownership-ended", e).add("transaction", e.transaction());
      case PurchaseEvent.StoreQueried e ->
          typed("store-queried", e).add("transaction", e.transaction());
      case PurchaseEvent.Fulfilled e -> typed("brought", e);
      case PurchaseEvent.ResolutionProposed e ->
          PurchaseResolutionJson.write(typed("resolution-proposed", e), e);
      case PurchaseEvent.ResolutionConfirmed e ->
          PurchaseResolutionJson.write(typed("resolution-confirmed", e), e);
    };
  }

  private static JsonObjectBuilder typed(String type, PurchaseEvent event) {
    return Json.object().add("type", type).add("at", event.at().toString());
  }

  private static JsonObjectBuilder updateRecorded(PurchaseEvent.UpdateRecorded e) {
    var json =
        typed("told", e)
            .add("notice", e.notification())
            .add("told", e.type())
            .add("meaning", e.meaning());
    e.sold().ifPresent(sale -> json.add("sale", SoldTransactionJson.write(sale)));
    e.renewal().ifPresent(renewal -> json.add("renewal", renewal(renewal)));
    return json.add("evidence", e.source().digest());
  }

  private static JsonObjectBuilder identified(PurchaseEvent.TransactionIdentified e) {
    var json = typed("identified", e).add("transaction", e.transaction());
    e.buyer().ifPresent(buyer -> customer(json, buyer));
    SoldTransactionJson.gives(json, e.gives(), e.elsewhere());
    return json;
  }

  private static PurchaseEvent identified(JsonObject json) {
    return new PurchaseEvent.TransactionIdentified(
        at(json, "at"),
        json.getString("transaction"),
        SoldTransactionJson.buyer(json),
        SoldTransactionJson.gives(json),
        SoldTransactionJson.elsewhere(json));
  }

  private static JsonObjectBuilder renewal(Renewal renewal) {
    var json =
        Json.object()
            .add("renews", renewal.renews())
            .add("retrying", renewal.retrying())
            .add("signed-at", renewal.signedAt().toString());
    renewal.graceUntil().ifPresent(until -> json.add("grace-until", until.toString()));
    return json;
  }

  private static Renewal renewal(JsonObject json) {
    return new Renewal(
        json.getBoolean("renews"),
        json.getBoolean("retrying"),
        maybeAt(json, "grace-until"),
        at(json, "signed-at"));
  }

  private static Source.Delivery source(JsonObject json) {
    return new Source.Delivery(json.getString("evidence"));
  }
}

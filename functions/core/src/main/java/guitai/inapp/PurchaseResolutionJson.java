package guitai.inapp;

import static guitai.inapp.SoldTransactionJson.at;

import guitai.order.IdempotentRequest;
import guitai.payment.Operator;
import guitai.payment.ResolutionWay;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/// The events of resolutions as texts, a part of [PurchaseEventJson].
final class PurchaseResolutionJson {
  private PurchaseResolutionJson() {}

  static PurchaseEvent read(JsonObject json) {
    return json.getString("type").equals("resolution-proposed")
        ? new PurchaseEvent.ResolutionProposed(
            at(json, "at"),
            json.getInt("resolution"),
            terms(json),
            json.getString("reason"),
            new Operator(json.getString("by")),
            new IdempotentRequest(json.getString("key"), json.getString("fingerprint")))
        : new PurchaseEvent.ResolutionConfirmed(
            at(json, "at"),
            json.getInt("resolution"),
            terms(json),
            new Operator(json.getString("by")),
            json.getString("key"));
  }

  static JsonObjectBuilder write(JsonObjectBuilder json, PurchaseEvent.ResolutionProposed e) {
    return terms(json, e.number(), e.terms())
        .add("reason", e.reason())
        .add("by", e.by().digest())
        .add("key", e.request().key())
        .add("fingerprint", e.request().fingerprint());
  }

  static JsonObjectBuilder write(JsonObjectBuilder json, PurchaseEvent.ResolutionConfirmed e) {
    return terms(json, e.number(), e.terms()).add("by", e.by().digest()).add("key", e.key());
  }

  private static JsonObjectBuilder terms(
      JsonObjectBuilder json, int number, PurchaseResolution.Terms terms) {
    json.add("resolution", number)
        .add("transaction", terms.transaction())
        .add("cause", terms.cause().text())
        .add("way", terms.way().text());
    SoldTransactionJson.gives(json, terms.gives(), Optional.empty());
    return json;
  }

  private static PurchaseResolution.Terms terms(JsonObject json) {
    return new PurchaseResolution.Terms(
        json.getString("transaction"),
        PurchaseHold.of(json.getString("cause")),
        ResolutionWay.of(json.getString("way")).orElseThrow(),
        SoldTransactionJson.gives(json));
  }
}

package guitai.inapp;

import guitai.json.Absent;
import guitai.json.Json;
import guitai.payment.Customer;
import guitai.payment.Source;
import guitai.storefront.Money;
import guitai.storefront.Term;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
              object(json, "sale").map(PurchaseEventJson::sale),
              object(json, "renewal").map(PurchaseEventJson::renewal),
              source(json));
      case "claimed" -> new PurchaseEvent.Claimed(at(json, "at"), customer(json), source(json));
      case "found-owned" ->
          new PurchaseEvent.AlreadyOwnedFound(at(json, "at"), json.getString("transaction"));
      case "brought" -> new PurchaseEvent.Fulfilled(at(json, "at"));
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
      case PurchaseEvent.Fulfilled e -> typed("brought", e);
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
    e.sold().ifPresent(sale -> json.add("sale", sale(sale)));
    e.renewal().ifPresent(renewal -> json.add("renewal", renewal(renewal)));
    return json.add("evidence", e.source().digest());
  }

  private static JsonObjectBuilder sale(SoldTransaction sale) {
    var transaction = sale.transaction();
    var json =
        Json.object()
            .add("number", transaction.number())
            .add("sold", transaction.item().product())
            .add("storefront", Absent.write(transaction.item().storefront()))
            .add("quantity", transaction.item().quantity())
            .add("bought-at", transaction.boughtAt().toString())
            .add("shared", transaction.shared())
            .add("signed-at", transaction.signedAt().toString());
    transaction.endsAt().ifPresent(end -> json.add("ends-at", end.toString()));
    transaction.item().price().ifPresent(price -> json.add("price", price.toJson()));
    switch (transaction.standing()) {
      case Transaction.Standing.Good _ -> json.add("standing", "good");
      case Transaction.Standing.Upgraded _ -> json.add("standing", "upgraded");
      case Transaction.Standing.Revoked(var at) ->
          json.add("standing", "taken-back").add("taken-back-at", at.toString());
    }
    sale.buyer().ifPresent(buyer -> customer(json, buyer));
    sale.gives()
        .ifPresent(gives -> json.add("gives", gives.product()).add("term", gives.term().text()));
    return json;
  }

  private static SoldTransaction sale(JsonObject json) {
    var transaction =
        new Transaction(
            json.getString("number"),
            new Transaction.Item(
                json.getString("sold"),
                Absent.read(json.getString("storefront")),
                json.getInt("quantity"),
                object(json, "price").map(Money::fromJson)),
            at(json, "bought-at"),
            maybeAt(json, "ends-at"),
            json.getBoolean("shared"),
            standing(json),
            at(json, "signed-at"));
    return new SoldTransaction(
        transaction,
        json.containsKey("subject") ? Optional.of(customer(json)) : Optional.empty(),
        json.containsKey("gives")
            ? Optional.of(
                new SoldTransaction.Gives(
                    json.getString("gives"), Term.parse(json.getString("term"))))
            : Optional.empty());
  }

  private static Transaction.Standing standing(JsonObject json) {
    return switch (json.getString("standing")) {
      case "good" -> new Transaction.Standing.Good();
      case "upgraded" -> new Transaction.Standing.Upgraded();
      case "taken-back" -> new Transaction.Standing.Revoked(at(json, "taken-back-at"));
      default -> throw new IllegalStateException("a standing of an unknown kind");
    };
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

  private static JsonObjectBuilder customer(JsonObjectBuilder json, Customer customer) {
    return json.add("issuer", customer.issuer()).add("subject", customer.subject());
  }

  private static Customer customer(JsonObject json) {
    return new Customer(json.getString("issuer"), json.getString("subject"));
  }

  private static Source.Delivery source(JsonObject json) {
    return new Source.Delivery(json.getString("evidence"));
  }

  private static Instant at(JsonObject json, String name) {
    return Instant.parse(json.getString(name));
  }

  private static Optional<Instant> maybeAt(JsonObject json, String name) {
    return json.containsKey(name) ? Optional.of(at(json, name)) : Optional.empty();
  }

  private static Optional<JsonObject> object(JsonObject json, String name) {
    return Optional.ofNullable(json.getJsonObject(name));
  }
}

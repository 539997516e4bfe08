package guitai.inapp;

import guitai.inapp.SoldTransaction.Gives;
import guitai.json.Absent;
import guitai.json.Json;
import guitai.payment.Customer;
import guitai.storefront.Money;
import guitai.storefront.Term;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Optional;

/// A transaction with what it means to us as text, a part of [PurchaseEventJson].
final class SoldTransactionJson {
  private SoldTransactionJson() {}

  static JsonObjectBuilder write(SoldTransaction sale) {
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
      case Transaction.Standing.Unreadable _ -> json.add("standing", "unreadable");
      case Transaction.Standing.Revoked(var at) ->
          json.add("standing", "taken-back").add("taken-back-at", at.toString());
    }
    sale.buyer().ifPresent(buyer -> customer(json, buyer));
    gives(json, sale.gives(), sale.elsewhere());
    return json;
  }

  static SoldTransaction read(JsonObject json) {
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
    return new SoldTransaction(transaction, buyer(json), gives(json), elsewhere(json));
  }

  private static Transaction.Standing standing(JsonObject json) {
    return switch (json.getString("standing")) {
      case "good" -> new Transaction.Standing.Good();
      case "upgraded" -> new Transaction.Standing.Upgraded();
      case "unreadable" -> new Transaction.Standing.Unreadable();
      case "taken-back" -> new Transaction.Standing.Revoked(at(json, "taken-back-at"));
      default -> throw new IllegalStateException("a standing of an unknown kind");
    };
  }

  static void gives(JsonObjectBuilder json, Optional<Gives> gives, Optional<Gives> elsewhere) {
    gives.ifPresent(one -> json.add("gives", one.product()).add("term", one.term().text()));
    elsewhere.ifPresent(
        one -> json.add("elsewhere", one.product()).add("elsewhere-term", one.term().text()));
  }

  static Optional<Gives> gives(JsonObject json) {
    return gives(json, "gives", "term");
  }

  static Optional<Gives> elsewhere(JsonObject json) {
    return gives(json, "elsewhere", "elsewhere-term");
  }

  private static Optional<Gives> gives(JsonObject json, String product, String term) {
    return json.containsKey(product)
        ? Optional.of(new Gives(json.getString(product), Term.parse(json.getString(term))))
        : Optional.empty();
  }

  static Optional<Customer> buyer(JsonObject json) {
    return json.containsKey("subject") ? Optional.of(customer(json)) : Optional.empty();
  }

  static JsonObjectBuilder customer(JsonObjectBuilder json, Customer customer) {
    return json.add("issuer", customer.issuer()).add("subject", customer.subject());
  }

  static Customer customer(JsonObject json) {
    return new Customer(json.getString("issuer"), json.getString("subject"));
  }

  static Instant at(JsonObject json, String name) {
    return Instant.parse(json.getString(name));
  }

  static Optional<Instant> maybeAt(JsonObject json, String name) {
    return json.containsKey(name) ? Optional.of(at(json, name)) : Optional.empty();
  }

  static Optional<JsonObject> object(JsonObject json, String name) {
    return Optional.ofNullable(json.getJsonObject(name));
  }
}

package guitai.sandbox.acquirer;

import guitai.json.Json;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/// A refund, or the reason of its refusal, under one of the merchant's numbers; it never changes.
///
/// @param payment the acquirer's number of the refunded payment
/// @param refused the reason, if refused
record Refund(String number, String payment, Money amount, Optional<String> refused, Instant at) {
  /// As the journal stores it and the merchant sees it.
  JsonObject toJson() {
    var json =
        Json.object()
            .add("number", number)
            .add("payment", payment)
            .add("state", refused.isPresent() ? "refused" : "done")
            .add("amount", amount.toJson())
            .add("at", at.toString());
    refused.ifPresent(code -> json.add("code", code));
    return json.build();
  }

  static Refund of(JsonObject json) {
    return new Refund(
        json.getString("number"),
        json.getString("payment"),
        Money.fromJson(json.getJsonObject("amount")),
        Optional.ofNullable(json.getString("code", null)),
        Instant.parse(json.getString("at")));
  }
}

package guitai.sandbox.acquirer;

import guitai.json.Json;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/// Money back, or why not, under a merchant's number for good.
///
/// @param payment our number of what it goes back from
/// @param refused the reason, where it was
record Refund(String number, String payment, Money amount, Optional<String> refused, Instant at) {
  /// As the journal keeps it, and as the merchant is told.
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

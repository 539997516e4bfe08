package guitai.sandbox.appstore;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/// The content of a notification before it is signed.
///
/// @param uuid its number, the same in all retries
/// @param transaction without the time of its signature; so is the renewal
/// @param status of a subscription, from 1 to 5
/// @param reason of a consumption request
record Draft(
    String uuid,
    String type,
    Optional<String> subtype,
    Optional<JsonObject> transaction,
    Optional<JsonObject> renewal,
    Optional<Integer> status,
    Optional<String> reason,
    Instant signedAt) {
  JsonObject toJson() {
    var json =
        Json.object()
            .add("uuid", uuid)
            .add("notificationType", type)
            .add("signedAt", signedAt.toString());
    subtype.ifPresent(text -> json.add("subtype", text));
    transaction.ifPresent(content -> json.add("transaction", content));
    renewal.ifPresent(content -> json.add("renewal", content));
    status.ifPresent(number -> json.add("status", number));
    reason.ifPresent(text -> json.add("reason", text));
    return json.build();
  }

  static Draft of(JsonObject json) {
    return new Draft(
        json.getString("uuid"),
        json.getString("notificationType"),
        Optional.ofNullable(json.getString("subtype", null)),
        Optional.ofNullable(json.getJsonObject("transaction")),
        Optional.ofNullable(json.getJsonObject("renewal")),
        Optional.ofNullable(json.getJsonNumber("status")).map(number -> number.intValueExact()),
        Optional.ofNullable(json.getString("reason", null)),
        Instant.parse(json.getString("signedAt")));
  }
}

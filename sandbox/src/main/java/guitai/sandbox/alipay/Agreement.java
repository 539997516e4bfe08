package guitai.sandbox.alipay;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// A customer's agreement (签约协议) to recurring charges.
///
/// @param number Alipay's agreement number
/// @param external the merchant's agreement number
/// @param notifyUrl the address of notifications about its start and its end
/// @param endedAt empty while it is in force
record Agreement(
    String number,
    String external,
    String buyer,
    String scene,
    URI notifyUrl,
    Instant signedAt,
    Optional<Instant> endedAt) {
  Agreement ended(Instant at, URI address) {
    return new Agreement(number, external, buyer, scene, address, signedAt, Optional.of(at));
  }

  JsonObject toJson() {
    var json =
        Json.object()
            .add("number", number)
            .add("external", external)
            .add("buyer", buyer)
            .add("scene", scene)
            .add("notifyUrl", notifyUrl.toString())
            .add("signedAt", signedAt.toString());
    endedAt.ifPresent(at -> json.add("endedAt", at.toString()));
    return json.build();
  }

  static Agreement of(JsonObject json) {
    return new Agreement(
        json.getString("number"),
        json.getString("external"),
        json.getString("buyer"),
        json.getString("scene"),
        URI.create(json.getString("notifyUrl")),
        Instant.parse(json.getString("signedAt")),
        Optional.ofNullable(json.getString("endedAt", null)).map(Instant::parse));
  }
}

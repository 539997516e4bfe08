package guitai.sandbox.simulator;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A callback that is owed to the merchant.
///
/// @param id the provider's number of the notification, the same over its retries
/// @param order what it tells of, by the simulator's own key
/// @param signer the key that signs, by the simulator's own name
/// @param copies sent at once, each time
/// @param repeated whether it is sent again until acknowledged, as the provider documents it
public record Callback(
    String id,
    String order,
    String signer,
    Instant due,
    int copies,
    Tampering tamper,
    boolean repeated) {
  /// Empty where the plan drops it; without a plan it is sent now and repeated.
  public static Optional<Callback> of(
      String order, String signer, Instant now, Optional<CallbackPlan> plan) {
    var id = UUID.randomUUID().toString();
    if (plan.isEmpty()) {
      return Optional.of(new Callback(id, order, signer, now, 1, Tampering.NONE, true));
    }
    return plan.filter(asked -> !asked.drop())
        .map(asked ->
            new Callback(
                id, order, signer, now.plus(asked.delay()), asked.times(), asked.tamper(), false));
  }

  public JsonObject toJson() {
    return Json.object()
        .add("id", id)
        .add("order", order)
        .add("signer", signer)
        .add("due", due.toString())
        .add("copies", copies)
        .add("tamper", tamper.text())
        .add("repeated", repeated)
        .build();
  }

  public static Callback of(JsonObject json) {
    return new Callback(
        json.getString("id"),
        json.getString("order"),
        json.getString("signer"),
        Instant.parse(json.getString("due")),
        json.getInt("copies"),
        Tampering.of(json.getString("tamper")).orElseThrow(),
        json.getBoolean("repeated"));
  }
}

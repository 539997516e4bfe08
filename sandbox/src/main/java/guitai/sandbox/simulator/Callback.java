package guitai.sandbox.simulator;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/// A notification (回调) that the simulator must send to the merchant.
///
/// @param id the provider's number of the notification, the same in all retries
/// @param order its subject, by the simulator's own key
/// @param signer the signing key, by the simulator's own name
/// @param copies sent at once in each delivery
/// @param repeated whether it is retried until acknowledged, as the provider documents it
public record Callback(
    String id,
    String order,
    String signer,
    Instant due,
    int copies,
    Tampering tamper,
    boolean repeated) {
  /// Empty if the plan drops it; without a plan it is sent now and retried.
  public static Optional<Callback> of(
      String id, String order, String signer, Instant now, Optional<CallbackPlan> plan) {
    if (plan.isEmpty()) {
      return Optional.of(new Callback(id, order, signer, now, 1, Tampering.NONE, true));
    }
    return plan.filter(planned -> !planned.drop())
        .map(planned ->
            new Callback(
                id,
                order,
                signer,
                now.plus(planned.delay()),
                planned.times(),
                planned.tamper(),
                false));
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

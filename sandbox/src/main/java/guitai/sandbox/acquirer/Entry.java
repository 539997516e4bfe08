package guitai.sandbox.acquirer;

import guitai.json.Json;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.Ledger;
import jakarta.json.JsonObject;
import java.util.List;

/// Something that happened, as the journal stores it.
sealed interface Entry extends Ledger.Entry {
  record Decided(Authorization authorization) implements Entry {}

  record Answered(Refund refund) implements Entry {}

  /// This acquirer sends no notifications.
  @Override
  default List<Callback> owed() {
    return List.of();
  }

  @Override
  default JsonObject toJson() {
    return switch (this) {
      case Decided(var authorization) -> entry("decided", authorization.toJson());
      case Answered(var refund) -> entry("refund", refund.toJson());
    };
  }

  private static JsonObject entry(String type, JsonObject what) {
    return Json.object().add("type", type).add("what", what).build();
  }

  static Entry of(JsonObject json) {
    var what = json.getJsonObject("what");
    return switch (json.getString("type")) {
      case "decided" -> new Decided(Authorization.of(what));
      case "refund" -> new Answered(Refund.of(what));
      default -> throw new IllegalStateException("an entry of type " + json.getString("type"));
    };
  }
}

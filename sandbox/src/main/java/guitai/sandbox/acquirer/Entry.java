package guitai.sandbox.acquirer;

import guitai.json.Json;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.Ledger;
import jakarta.json.JsonObject;
import java.util.List;

/// What happened, as the journal keeps it.
sealed interface Entry extends Ledger.Entry {
  record Decided(Authorization authorization) implements Entry {}

  record Answered(Refund refund) implements Entry {}

  /// An acquirer like this one calls nobody.
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

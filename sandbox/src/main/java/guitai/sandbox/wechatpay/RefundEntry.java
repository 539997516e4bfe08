package guitai.sandbox.wechatpay;

import guitai.json.Json;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.wechatpay.Refund.Outcome;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Optional;

/// Something that happened to a refund, as the journal stores it.
sealed interface RefundEntry extends Entry {
  /// @param refund as its outcome planned it
  record RefundMade(String order, Refund refund, Outcome outcome, Optional<Callback> callback)
      implements RefundEntry {}

  /// @param plan of the callbacks, as the play requested it
  record Decided(String order, Outcome outcome, Optional<JsonObject> plan) implements RefundEntry {}

  record Resettled(String number, Outcome outcome, Instant at, Optional<Callback> callback)
      implements RefundEntry {}

  /// @param fen the balance available for refunds from then on, empty for no limit
  record Funded(Optional<Long> fen) implements RefundEntry {}

  @Override
  default JsonObject toJson() {
    return switch (this) {
      case RefundMade returned -> json(returned);
      case Decided decided -> {
        var json = type("refund-outcome").add("order", decided.order());
        decided.plan().ifPresent(plan -> json.add("callback", plan));
        yield json.add("outcome", decided.outcome().stored()).build();
      }
      case Resettled resettled ->
          called(type("refund-resettled"), resettled.callback())
              .add("refund", resettled.number())
              .add("outcome", resettled.outcome().stored())
              .add("at", resettled.at().toString())
              .build();
      case Funded funded -> {
        var json = type("balance");
        funded.fen().ifPresent(fen -> json.add("fen", fen));
        yield json.build();
      }
    };
  }

  private static JsonObject json(RefundMade returned) {
    var refund = returned.refund();
    var json =
        called(type("refunded"), returned.callback())
            .add("order", returned.order())
            .add("refund", refund.number())
            .add("id", refund.id())
            .add("amount", refund.amount())
            .add("discount", refund.discount())
            .add("at", refund.at().toString())
            .add("outcome", returned.outcome().stored());
    refund.asked().ifPresent(request -> json.add("request", request.body()));
    return json.build();
  }

  private static JsonObjectBuilder type(String type) {
    return Json.object().add("type", type);
  }

  private static JsonObjectBuilder called(JsonObjectBuilder json, Optional<Callback> callback) {
    callback.ifPresent(owed -> json.add("callback", owed.toJson()));
    return json;
  }

  static RefundEntry of(JsonObject json) {
    return switch (json.getString("type")) {
      case "refunded" ->
          new RefundMade(json.getString("order"), refund(json), outcome(json), callback(json));
      case "refund-outcome" ->
          new Decided(
              json.getString("order"),
              outcome(json),
              Optional.ofNullable(json.getJsonObject("callback")));
      case "refund-resettled" ->
          new Resettled(
              json.getString("refund"),
              outcome(json),
              Instant.parse(json.getString("at")),
              callback(json));
      case "balance" -> new Funded(Optional.ofNullable(json.get("fen")).map(RefundEntry::fen));
      default -> throw new IllegalStateException("an entry of type " + json.getString("type"));
    };
  }

  private static Refund refund(JsonObject json) {
    return new Refund(
        json.getString("refund"),
        json.getString("id"),
        fen(json, "amount"),
        fen(json, "discount"),
        Optional.ofNullable(json.getJsonObject("request")).map(RefundRequest::new),
        outcome(json).from(Instant.parse(json.getString("at"))));
  }

  private static Outcome outcome(JsonObject json) {
    return Outcome.ofStored(json.getString("outcome"));
  }

  private static Optional<Callback> callback(JsonObject json) {
    return Optional.ofNullable(json.getJsonObject("callback")).map(Callback::of);
  }

  private static long fen(JsonObject json, String field) {
    return json.getJsonNumber(field).longValueExact();
  }

  private static long fen(JsonValue value) {
    return ((JsonNumber) value).longValueExact();
  }
}

package guitai.sandbox.unionpay;

import guitai.json.Json;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.unionpay.Order.Paid;
import guitai.sandbox.unionpay.Refund.Outcome;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something that happened, as the journal stores it.
sealed interface Entry extends Ledger.Entry {
  record Ordered(Message request, String tn, Instant at) implements Entry {}

  record PaymentMade(String number, Paid paid, Optional<Callback> view) implements Entry {}

  /// An attempt to pay failed.
  record Declined(String number, String code) implements Entry {}

  record RefundMade(String order, Refund refund, Optional<Callback> view) implements Entry {}

  /// The planned outcome of an order's next refunds.
  ///
  /// @param plan of their callbacks, as the play requested it
  record Decided(String order, Outcome outcome, Optional<JsonObject> plan) implements Entry {}

  @Override
  default List<Callback> owed() {
    return switch (this) {
      case PaymentMade settled -> settled.view().stream().toList();
      case RefundMade returned -> returned.view().stream().toList();
      case Ordered _, Declined _, Decided _ -> List.of();
    };
  }

  @Override
  default JsonObject toJson() {
    var json =
        switch (this) {
          case Ordered e ->
              type("ordered")
                  .add("request", e.request().toJson())
                  .add("tn", e.tn())
                  .add("at", e.at().toString());
          case PaymentMade e ->
              type("paid")
                  .add("number", e.number())
                  .add("queryId", e.paid().queryId())
                  .add("traceNo", e.paid().traceNo())
                  .add("at", e.paid().at().toString())
                  .add("code", e.paid().code());
          case Declined e -> type("declined").add("number", e.number()).add("code", e.code());
          case RefundMade e -> returned(e);
          case Decided e -> decided(e);
        };
    owed().forEach(callback -> json.add("callback", callback.toJson()));
    return json.build();
  }

  private static JsonObjectBuilder returned(RefundMade entry) {
    var refund = entry.refund();
    var json =
        type("returned")
            .add("order", entry.order())
            .add("txnType", refund.type())
            .add("number", refund.number())
            .add("time", refund.time())
            .add("queryId", refund.queryId())
            .add("traceNo", refund.traceNo())
            .add("amount", refund.amount())
            .add("outcome", refund.outcome().stored())
            .add("at", refund.at().toString());
    refund.request().message().ifPresent(request -> json.add("request", request.toJson()));
    return json;
  }

  private static JsonObjectBuilder decided(Decided entry) {
    var json =
        type("return-outcome").add("order", entry.order()).add("outcome", entry.outcome().stored());
    entry.plan().ifPresent(plan -> json.add("plan", plan));
    return json;
  }

  private static JsonObjectBuilder type(String type) {
    return Json.object().add("type", type);
  }

  static Entry of(JsonObject json) {
    return switch (json.getString("type")) {
      case "ordered" ->
          new Ordered(Message.of(json.getJsonObject("request")), json.getString("tn"), at(json));
      case "paid" ->
          new PaymentMade(
              json.getString("number"),
              new Paid(
                  json.getString("queryId"),
                  json.getString("traceNo"),
                  at(json),
                  json.getString("code")),
              callback(json));
      case "declined" -> new Declined(json.getString("number"), json.getString("code"));
      case "returned" -> new RefundMade(json.getString("order"), refund(json), callback(json));
      case "return-outcome" ->
          new Decided(
              json.getString("order"),
              Outcome.ofStored(json.getString("outcome")),
              Optional.ofNullable(json.getJsonObject("plan")));
      default -> throw new IllegalStateException("an entry of type " + json.getString("type"));
    };
  }

  private static Refund refund(JsonObject json) {
    var request =
        new RefundRequest(
            json.getString("txnType"),
            json.getString("number"),
            json.getString("time"),
            json.getJsonNumber("amount").longValueExact(),
            Optional.ofNullable(json.getJsonObject("request")).map(Message::of));
    return new Refund(
        request,
        json.getString("queryId"),
        json.getString("traceNo"),
        Outcome.ofStored(json.getString("outcome")),
        at(json));
  }

  private static Instant at(JsonObject json) {
    return Instant.parse(json.getString("at"));
  }

  private static Optional<Callback> callback(JsonObject json) {
    return Optional.ofNullable(json.getJsonObject("callback")).map(Callback::of);
  }
}

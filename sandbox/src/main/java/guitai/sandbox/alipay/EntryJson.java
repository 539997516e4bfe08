package guitai.sandbox.alipay;

import guitai.json.Absent;
import guitai.json.Json;
import guitai.sandbox.alipay.Trade.Buyer;
import guitai.sandbox.alipay.Trade.Creation;
import guitai.sandbox.alipay.Trade.Payment;
import guitai.sandbox.alipay.Trade.Status;
import guitai.sandbox.simulator.BillTrouble;
import guitai.sandbox.simulator.Callback;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes entries to JSON and reads them back.
final class EntryJson {
  private EntryJson() {}

  static JsonObject of(Entry entry) {
    return switch (entry) {
      case Entry.Ordered ordered ->
          type("ordered")
              .add("product", ordered.request().product().stored())
              .add("request", ordered.request().body())
              .add("address", ordered.request().address())
              .add("at", ordered.at().toString())
              .add("expiresAt", ordered.expiresAt().toString())
              .add("code", Absent.write(ordered.code()))
              .build();
      case Entry.Opened opened ->
          opening(owing("opened", opened.owed()), opened.opening())
              .add("number", opened.number())
              .build();
      case Entry.PaymentMade settled ->
          opening(owing("paid", settled.owed()), settled.opening())
              .add("number", settled.number())
              .add("at", settled.payment().at().toString())
              .add("buyer", settled.payment().buyer().id())
              .add("openId", settled.payment().buyer().openId())
              .add("coupon", settled.payment().coupon())
              .build();
      case Entry.Closed closed ->
          owing("closed", closed.owed())
              .add("number", closed.number())
              .add("at", closed.at().toString())
              .build();
      case Entry.RefundMade returned ->
          refund(owing("refunded", returned.owed()), returned.refund())
              .add("order", returned.order())
              .build();
      case Entry.Decided decided -> {
        var json = type("refund-outcome").add("order", decided.order());
        decided.plan().ifPresent(plan -> json.add("callback", plan));
        yield json.add("outcome", decided.outcome().stored()).build();
      }
      case Entry.Funded funded -> {
        var json = type("balance");
        funded.fen().ifPresent(fen -> json.add("fen", fen));
        yield json.build();
      }
      case Entry.Triggered triggered -> {
        var statuses = Json.array();
        triggered.statuses().stream().sorted().map(Status::stored).forEach(statuses::add);
        yield type("triggers").add("statuses", statuses).build();
      }
      case Entry.Rotated _ -> type("rotated").build();
      case Entry.Troubled troubled -> troubled.trouble().toJson();
      case Entry.Agreed agreed ->
          owing("agreement", agreed.owed()).add("agreement", agreed.agreement().toJson()).build();
    };
  }

  private static JsonObjectBuilder type(String type) {
    return Json.object().add("type", type);
  }

  private static JsonObjectBuilder owing(String type, List<Callback> owed) {
    var callbacks = Json.array();
    owed.forEach(callback -> callbacks.add(callback.toJson()));
    return type(type).add("callbacks", callbacks);
  }

  private static JsonObjectBuilder opening(JsonObjectBuilder json, Creation opening) {
    return json.add("tradeNo", opening.tradeNo()).add("openedAt", opening.at().toString());
  }

  private static JsonObjectBuilder refund(JsonObjectBuilder json, Refund refund) {
    refund.doneAt().ifPresent(at -> json.add("doneAt", at.toString()));
    return json.add("refund", refund.number())
        .add("amount", refund.amount())
        .add("at", refund.at().toString())
        .add("console", refund.console());
  }

  static Entry read(JsonObject json) {
    return switch (json.getString("type")) {
      case "ordered" ->
          new Entry.Ordered(
              new OrderRequest(
                  Product.ofStored(json.getString("product")),
                  json.getJsonObject("request"),
                  json.getJsonObject("address")),
              at(json, "at"),
              at(json, "expiresAt"),
              Absent.read(json.getString("code")));
      case "opened" -> new Entry.Opened(json.getString("number"), opening(json), owed(json));
      case "paid" -> {
        var buyer = new Buyer(json.getString("buyer"), json.getBoolean("openId"));
        var payment = new Payment(at(json, "at"), buyer, fen(json, "coupon"));
        yield new Entry.PaymentMade(json.getString("number"), opening(json), payment, owed(json));
      }
      case "closed" -> new Entry.Closed(json.getString("number"), at(json, "at"), owed(json));
      case "refunded" -> new Entry.RefundMade(json.getString("order"), refund(json), owed(json));
      case "refund-outcome" ->
          new Entry.Decided(
              json.getString("order"),
              Refund.Outcome.ofStored(json.getString("outcome")),
              Optional.ofNullable(json.getJsonObject("callback")));
      case "balance" ->
          new Entry.Funded(
              json.containsKey("fen") ? Optional.of(fen(json, "fen")) : Optional.empty());
      case "triggers" ->
          new Entry.Triggered(
              json.getJsonArray("statuses").getValuesAs(JsonString::getString).stream()
                  .map(Status::ofStored)
                  .collect(Collectors.toSet()));
      case "rotated" -> new Entry.Rotated();
      case BillTrouble.TYPE -> new Entry.Troubled(BillTrouble.of(json));
      case "agreement" ->
          new Entry.Agreed(Agreement.of(json.getJsonObject("agreement")), owed(json));
      default -> throw new IllegalStateException("an entry of type " + json.getString("type"));
    };
  }

  private static List<Callback> owed(JsonObject json) {
    return json.getJsonArray("callbacks").getValuesAs(JsonObject.class).stream()
        .map(Callback::of)
        .toList();
  }

  private static Creation opening(JsonObject json) {
    return new Creation(json.getString("tradeNo"), at(json, "openedAt"));
  }

  private static Refund refund(JsonObject json) {
    return new Refund(
        json.getString("refund"),
        fen(json, "amount"),
        at(json, "at"),
        Optional.ofNullable(json.getString("doneAt", null)).map(Instant::parse),
        json.getBoolean("console"));
  }

  private static Instant at(JsonObject json, String field) {
    return Instant.parse(json.getString(field));
  }

  private static long fen(JsonObject json, String field) {
    return json.getJsonNumber(field).longValueExact();
  }
}

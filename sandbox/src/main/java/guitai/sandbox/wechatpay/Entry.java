package guitai.sandbox.wechatpay;

import guitai.json.Json;
import guitai.sandbox.simulator.BillTrouble;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.wechatpay.Trade.Prepay;
import guitai.sandbox.wechatpay.Trade.State.Paid;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something that happened, as the journal stores it.
sealed interface Entry extends Ledger.Entry
    permits Entry.Ordered,
        Entry.Repeated,
        Entry.PaymentMade,
        Entry.Closed,
        RefundEntry,
        Entry.Troubled {
  record Ordered(OrderRequest request, Instant at, Instant expiresAt, Prepay prepay)
      implements Entry {}

  record Repeated(String number, Prepay prepay) implements Entry {}

  record PaymentMade(String number, Paid paid, Optional<Callback> callback) implements Entry {}

  record Closed(String number, Instant at) implements Entry {}

  record Troubled(BillTrouble trouble) implements Entry {}

  default Optional<Callback> callback() {
    return Optional.empty();
  }

  @Override
  default List<Callback> owed() {
    return callback().stream().toList();
  }

  @Override
  default JsonObject toJson() {
    return switch (this) {
      case Ordered ordered ->
          prepay(type("ordered"), ordered.prepay())
              .add("product", ordered.request().product().stored())
              .add("request", ordered.request().body())
              .add("orderedAt", ordered.at().toString())
              .add("expiresAt", ordered.expiresAt().toString())
              .build();
      case Repeated repeated ->
          prepay(type("repeated"), repeated.prepay()).add("number", repeated.number()).build();
      case Closed closed ->
          type("closed").add("number", closed.number()).add("at", closed.at().toString()).build();
      case PaymentMade settled -> settled(settled);
      case RefundEntry entry -> entry.toJson();
      case Troubled troubled -> troubled.trouble().toJson();
    };
  }

  private static JsonObject settled(PaymentMade settled) {
    var paid = settled.paid();
    var json =
        type("paid")
            .add("number", settled.number())
            .add("transactionId", paid.transactionId())
            .add("at", paid.at().toString())
            .add("openid", paid.openid())
            .add("coupon", paid.coupon());
    settled.callback().ifPresent(callback -> json.add("callback", callback.toJson()));
    return json.build();
  }

  private static JsonObjectBuilder type(String type) {
    return Json.object().add("type", type);
  }

  private static JsonObjectBuilder prepay(JsonObjectBuilder json, Prepay prepay) {
    return json.add("prepayId", prepay.id())
        .add("code", prepay.code())
        .add("prepaidAt", prepay.at().toString());
  }

  private static Prepay prepay(JsonObject json) {
    return new Prepay(json.getString("prepayId"), json.getString("code"), at(json, "prepaidAt"));
  }

  private static Instant at(JsonObject json, String field) {
    return Instant.parse(json.getString(field));
  }

  static Entry of(JsonObject json) {
    return switch (json.getString("type")) {
      case "ordered" ->
          new Ordered(
              new OrderRequest(
                  Product.ofStored(json.getString("product")), json.getJsonObject("request")),
              at(json, "orderedAt"),
              at(json, "expiresAt"),
              prepay(json));
      case "repeated" -> new Repeated(json.getString("number"), prepay(json));
      case "closed" -> new Closed(json.getString("number"), at(json, "at"));
      case "paid" ->
          new PaymentMade(
              json.getString("number"),
              new Paid(
                  json.getString("transactionId"),
                  at(json, "at"),
                  json.getString("openid"),
                  json.getJsonNumber("coupon").longValueExact()),
              Optional.ofNullable(json.getJsonObject("callback")).map(Callback::of));
      case BillTrouble.TYPE -> new Troubled(BillTrouble.of(json));
      default -> RefundEntry.of(json);
    };
  }
}

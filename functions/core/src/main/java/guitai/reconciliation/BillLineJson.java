package guitai.reconciliation;

import guitai.json.Absent;
import guitai.json.Json;
import guitai.provider.Bills.Amounts;
import guitai.provider.Bills.Fee;
import guitai.provider.Bills.Line;
import guitai.provider.Bills.State;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;

/// Lines of a bill as the texts that are stored. None names the payer.
final class BillLineJson {
  private BillLineJson() {}

  static JsonObject write(Line line) {
    return switch (line) {
      case Line.Paid _ -> common("paid", line).build();
      case Line.Voided _ -> common("undone", line).build();
      case Line.Refunded refunded ->
          common("refunded", line)
              .add("number", Absent.write(refunded.number()))
              .add("refund", refunded.refund())
              .add("state", refunded.state().text())
              .build();
    };
  }

  private static JsonObjectBuilder common(String type, Line line) {
    return Json.object()
        .add("type", type)
        .add("order", Absent.write(line.orderNumber()))
        .add("payment", line.payment())
        .add("at", line.at().toString())
        .add("amount", line.amount().toJson())
        .add("settled", line.settled().toJson())
        .add("fee", line.fee().hundredThousandths());
  }

  static Line read(JsonObject json) {
    var order = json.getString("order");
    var payment = json.getString("payment");
    var at = Instant.parse(json.getString("at"));
    var amounts =
        new Amounts(
            Money.fromJson(json.getJsonObject("amount")),
            Money.fromJson(json.getJsonObject("settled")),
            new Fee(json.getJsonNumber("fee").longValueExact()));
    return switch (json.getString("type")) {
      case "paid" -> new Line.Paid(order, payment, at, amounts);
      case "undone" -> new Line.Voided(order, payment, at, amounts);
      case "refunded" ->
          new Line.Refunded(
              Absent.read(order),
              payment,
              Absent.read(json.getString("number")),
              json.getString("refund"),
              at,
              amounts,
              State.of(json.getString("state")));
      default -> throw new IllegalStateException("a line of an unknown type");
    };
  }
}

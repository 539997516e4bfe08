package guitai.simulation;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The providers' own books: what was paid there, and what was paid back.
final class Books {
  private Books() {}

  /// A payment that a provider took.
  ///
  /// @param payment the provider's number of the payment
  /// @param number the merchant order number
  /// @param refunded what the provider has paid back
  /// @param refunding what it is still to pay back, or can't
  /// @param console whether a refund was made at its console
  record Paid(
      String provider,
      String payment,
      String number,
      Instant paidAt,
      Instant expiresAt,
      long amount,
      long refunded,
      long refunding,
      boolean console) {
    String order() {
      return number.substring(0, 26);
    }

    long left() {
      return amount - refunded;
    }
  }

  /// The names by which one provider's list shows an order and its refunds.
  private record Form(
      String payment, String number, String total, String status, List<String> done) {}

  private static final Map<String, Form> FORMS =
      Map.of(
          "wechat-pay",
              new Form("transactionId", "outTradeNo", "total", "status", List.of("\"SUCCESS\"")),
          "alipay", new Form("tradeNo", "outTradeNo", "total", "done", List.of("true")),
          "union-pay",
              new Form("queryId", "orderId", "amount", "code", List.of("\"00\"", "\"A6\"")));

  private static final List<String> OPEN =
      List.of("\"PROCESSING\"", "\"ABNORMAL\"", "\"05\"", "false");

  static List<Paid> read(Caller caller) {
    var all = new ArrayList<Paid>();
    for (var wallet : Wallets.values()) {
      var form = FORMS.get(wallet.provider());
      if (form == null) {
        throw new IllegalStateException("no form of " + wallet.provider());
      }
      for (var order : caller.orders(wallet.provider()).getJsonArray("orders")) {
        if (order.asJsonObject().getBoolean("paid")) {
          all.add(paid(wallet.provider(), form, order.asJsonObject()));
        }
      }
    }
    return all;
  }

  private static Paid paid(String provider, Form form, JsonObject order) {
    var refunds = order.getJsonArray("refunds");
    return new Paid(
        provider,
        order.getString(form.payment()),
        order.getString(form.number()),
        time(order, "paidAt"),
        time(order, "expiresAt"),
        order.getJsonNumber(form.total()).longValue(),
        sum(refunds, form, form.done()),
        sum(refunds, form, OPEN),
        refunds.stream().anyMatch(refund -> refund.asJsonObject().getBoolean("console")));
  }

  private static Instant time(JsonObject order, String name) {
    return OffsetDateTime.parse(order.getString(name)).toInstant();
  }

  private static long sum(JsonArray refunds, Form form, List<String> states) {
    return refunds.stream()
        .map(refund -> refund.asJsonObject())
        .filter(refund -> states.contains(String.valueOf(refund.get(form.status()))))
        .mapToLong(refund -> refund.getJsonNumber("amount").longValue())
        .sum();
  }
}

package guitai.simulation;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The providers' own books: what was paid there, and what was paid back.
final class Books {
  private Books() {}

  /// A payment that a provider took.
  ///
  /// @param payment the provider's number of the payment
  /// @param number the merchant order number
  /// @param callback of the payment
  record Paid(
      String provider,
      String payment,
      String number,
      Instant paidAt,
      Instant expiresAt,
      long amount,
      Callback callback,
      List<Refund> refunds) {
    String order() {
      return number.substring(0, 26);
    }

    /// What the provider has paid back.
    long refunded() {
      return sum(Refund.State.DONE);
    }

    /// What it is still to pay back, or can't.
    long refunding() {
      return sum(Refund.State.OPEN) + abnormal();
    }

    /// What it can't pay back.
    long abnormal() {
      return sum(Refund.State.ABNORMAL);
    }

    private long sum(Refund.State state) {
      return refunds.stream()
          .filter(refund -> refund.state() == state)
          .mapToLong(Refund::amount)
          .sum();
    }

    long left() {
      return amount - refunded();
    }

    /// Whether we have acknowledged the callback of each refund that was made. The callback of a
    /// refund at UnionPay's console names no order of ours: the bill tells of it.
    boolean refundsAcknowledged() {
      return refunds.stream()
          .filter(refund -> refund.state() == Refund.State.DONE)
          .allMatch(refund ->
              refund.callback().acknowledged()
                  && !(refund.console() && provider.equals("union-pay")));
    }
  }

  /// A refund at a provider.
  ///
  /// @param number the merchant refund number
  /// @param console whether it was made at its console
  record Refund(String number, long amount, State state, boolean console, Callback callback) {
    /// How far it has come.
    enum State {
      DONE,
      OPEN,
      ABNORMAL,
      ENDED
    }
  }

  /// What a provider knows of its callback.
  ///
  /// @param acknowledged whether we answered it as the provider expects
  /// @param wrong whether it named another amount
  record Callback(boolean acknowledged, boolean wrong) {
    private static Callback of(JsonObject subject) {
      var callbacks =
          subject.getJsonArray("callbacks").stream()
              .map(each -> each.asJsonObject())
              .filter(each -> !UNPAID.contains(each.getString("event", "")))
              .toList();
      return new Callback(
          callbacks.stream()
              .flatMap(each -> each.getJsonArray("attempts").stream())
              .anyMatch(attempt -> attempt.asJsonObject().getBoolean("acknowledged")),
          callbacks.stream().anyMatch(each -> each.getString("tamper").equals("amount")));
    }
  }

  /// Alipay's callbacks of a trade that say nothing of its payment.
  private static final List<String> UNPAID = List.of("WAITING", "CLOSED");

  /// The names by which one provider's list shows an order and its refunds.
  private record Form(
      String payment,
      String number,
      String refund,
      String total,
      String status,
      List<String> done) {}

  private static final Map<String, Form> FORMS =
      Map.of(
          "wechat-pay",
              new Form(
                  "transactionId",
                  "outTradeNo",
                  "outRefundNo",
                  "total",
                  "status",
                  List.of("\"SUCCESS\"")),
          "alipay",
              new Form("tradeNo", "outTradeNo", "outRequestNo", "total", "done", List.of("true")),
          "union-pay",
              new Form(
                  "queryId", "orderId", "orderId", "amount", "code", List.of("\"00\"", "\"A6\"")));

  private static final List<String> OPEN = List.of("\"PROCESSING\"", "\"05\"", "false");
  private static final String ABNORMAL = "\"ABNORMAL\"";

  static List<Paid> read(Caller caller) {
    var all = new ArrayList<Paid>();
    for (var wallet : Wallets.values()) {
      var form = Optional.ofNullable(FORMS.get(wallet.provider())).orElseThrow();
      for (var order : caller.orders(wallet.provider()).getJsonArray("orders")) {
        if (order.asJsonObject().getBoolean("paid")) {
          all.add(paid(wallet.provider(), form, order.asJsonObject()));
        }
      }
    }
    return all;
  }

  private static Paid paid(String provider, Form form, JsonObject order) {
    return new Paid(
        provider,
        order.getString(form.payment()),
        order.getString(form.number()),
        time(order, "paidAt"),
        time(order, "expiresAt"),
        order.getJsonNumber(form.total()).longValue(),
        Callback.of(order),
        refunds(form, order.getJsonArray("refunds")));
  }

  private static Instant time(JsonObject order, String name) {
    return OffsetDateTime.parse(order.getString(name)).toInstant();
  }

  private static List<Refund> refunds(Form form, JsonArray refunds) {
    return refunds.stream()
        .map(each -> each.asJsonObject())
        .map(refund ->
            new Refund(
                refund.getString(form.refund()),
                refund.getJsonNumber("amount").longValue(),
                state(form, String.valueOf(refund.get(form.status()))),
                refund.getBoolean("console"),
                Callback.of(refund)))
        .toList();
  }

  private static Refund.State state(Form form, String status) {
    if (form.done().contains(status)) {
      return Refund.State.DONE;
    }
    if (OPEN.contains(status)) {
      return Refund.State.OPEN;
    }
    return status.equals(ABNORMAL) ? Refund.State.ABNORMAL : Refund.State.ENDED;
  }
}

package guitai.lambda;

import guitai.held.HeldEntry;
import guitai.held.HeldOrders;
import guitai.json.Json;
import guitai.operation.ProviderStatusReport;
import guitai.order.Order;
import guitai.order.Past;
import guitai.order.PaymentBalances;
import guitai.order.RefundId;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/// The explanation of an order (订单说明): every event as a sentence, where each fen of every payment
/// is, which rule holds it, and the providers' status now. It names no person.
final class Explanation {
  private Explanation() {}

  /// @param report of the providers' status
  static JsonObject of(Past past, ProviderStatusReport.All report) {
    var json = Json.object().add("orderId", past.id().text()).add("state", past.state());
    if (past.order() instanceof Order.Known order) {
      json.add("product", order.placed().item().product())
          .add("price", order.placed().item().price().toJson());
    }
    return json.add("provider", ProviderView.of(past, report))
        .add("payments", payments(past))
        .add("refunds", refunds(past))
        .add("timeline", timeline(past))
        .build();
  }

  private static JsonArray payments(Past past) {
    var balances = past.balances();
    var held = HeldOrders.of(past);
    var payments = Json.array();
    for (var entry : balances.payments()) {
      var json = payment(balances, entry);
      held.stream()
          .filter(each -> each.payment().filter(entry.payment().id()::equals).isPresent())
          .findFirst()
          .ifPresent(each -> json.add("held", held(each)));
      payments.add(json);
    }
    return payments.build();
  }

  private static JsonObjectBuilder payment(PaymentBalances balances, PaymentBalances.Entry entry) {
    var balance = balances.balance(entry);
    return Json.object()
        .add("payment", OperatorView.payment(entry.payment().id()))
        .add("attempt", entry.attempt())
        .add("amount", entry.payment().amount().toJson())
        .add("paidAt", entry.payment().paidAt().toString())
        .add("applied", entry.applied())
        .add("balance", OperatorView.balance(balance));
  }

  private static JsonObjectBuilder held(HeldEntry held) {
    var json =
        Json.object()
            .add("id", held.id().text())
            .add("reason", held.reason().text())
            .add("sentence", HeldView.sentence(held.reason()));
    held.cause().detail().ifPresent(detail -> json.add("detail", detail));
    return json.addAll(HeldView.proposal(held.proposal()));
  }

  private static JsonArray refunds(Past past) {
    var refunds = Json.array();
    for (var refund : past.balances().refunds()) {
      refunds.add(
          OperatorView.refund(refund)
              .add("merchantRefundNumber", new RefundId(past.id(), refund.number()).text())
              .add("payment", OperatorView.payment(refund.payment()))
              .add("reason", refund.requested().terms().reason()));
    }
    return refunds.build();
  }

  private static JsonArray timeline(Past past) {
    var timeline = Json.array();
    for (var event : past.events()) {
      timeline.add(
          Json.object().add("at", event.at().toString()).add("what", EventSentences.of(event)));
    }
    return timeline.build();
  }
}

package guitai.lambda;

import guitai.json.Json;
import guitai.order.Attempt;
import guitai.order.Event;
import guitai.order.Order;
import guitai.order.Past;
import guitai.order.PaymentInstructions;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/// An order as its customer sees it.
final class OrderView {
  private OrderView() {}

  /// What can be paid now; empty where nothing can.
  static Optional<PaymentInstructions> payment(Order.Known order) {
    return order instanceof Order.AwaitingPayment awaiting
            && awaiting.latestAttempt().open()
            && awaiting.latestAttempt().prepay() instanceof Attempt.Prepay.Obtained(var payment)
        ? Optional.of(payment)
        : Optional.empty();
  }

  /// `{"orderId","state","price","expiresAt","payment"}`, the last two only while it can be paid.
  static JsonObject toPay(Past past, Order.Known order) {
    return withPayment(summary(past, order), order).build();
  }

  /// As [#toPay] with what was bought, and the timeline.
  static JsonObject whole(Past past, Order.Known order) {
    return withPayment(listed(past, order), order).add("timeline", timeline(past)).build();
  }

  static JsonObjectBuilder listed(Past past, Order.Known order) {
    return summary(past, order)
        .add("storefront", order.placed().storefront())
        .add("product", order.placed().product())
        .add("placedAt", order.placed().at().toString());
  }

  private static JsonObjectBuilder summary(Past past, Order.Known order) {
    return Json.object()
        .add("orderId", past.id().text())
        .add("state", order.text())
        .add("price", order.placed().price().toJson());
  }

  private static JsonObjectBuilder withPayment(JsonObjectBuilder json, Order.Known order) {
    payment(order)
        .ifPresent(payment ->
            json.add("expiresAt", order.latestAttempt().opened().expiresAt().toString())
                .add("payment", payment.toJson()));
    return json;
  }

  private static JsonArray timeline(Past past) {
    var timeline = Json.array();
    for (var event : past.events()) {
      word(event)
          .ifPresent(what ->
              timeline.add(Json.object().add("at", event.at().toString()).add("what", what)));
    }
    return timeline.build();
  }

  /// What a customer is told of an event; what goes on between us and a provider stays there.
  private static Optional<String> word(Event event) {
    return switch (event) {
      case Event.Placed _ -> Optional.of("placed");
      case Event.PrepayObtained _ -> Optional.of("payable");
      case Event.PrepayRefused _ -> Optional.of("payment-refused");
      case Event.PaymentApplied _ -> Optional.of("paid");
      case Event.PaymentHeld _ -> Optional.of("payment-held");
      case Event.EntitlementGranted _ -> Optional.of("granted");
      case Event.Closed _ -> Optional.of("closed");
      case Event.AttemptOpened _,
          Event.PrepayClaimed _,
          Event.AttemptEnded _,
          Event.NoticeFiled _,
          Event.LookRequested _ ->
          Optional.empty();
    };
  }
}

package guitai.lambda;

import guitai.checkout.OpenedAttempt;
import guitai.json.Json;
import guitai.order.Event;
import guitai.order.Order;
import guitai.order.Past;
import guitai.order.Resolution;
import guitai.payment.RefundProgress;
import guitai.problem.Problem;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Optional;

/// An order as its customer sees it.
final class OrderView {
  private OrderView() {}

  /// `{"orderId","state","price","expiresAt","payment"}`, the last two only while it can be paid.
  static JsonObject toPay(OpenedAttempt payable) {
    return withPayment(summary(payable.past(), payable.order()), payable).build();
  }

  /// The whole order after a request that changes it: a repeat is answered the same.
  ///
  /// @throws Problem 404 where it is no order
  static HttpAnswer answer(Past past) {
    return HttpAnswer.json(200, whole(past).build());
  }

  /// The whole order as it is read, with our clock's time, by which a client counts down.
  ///
  /// @throws Problem 404 where it is no order
  static HttpAnswer read(Past past, Instant now) {
    return HttpAnswer.json(200, whole(past).add("now", now.toString()).build());
  }

  /// The order with what was bought, how it can be paid, and the timeline. An attempt takes one
  /// token: one that has it is shown without a way to pay.
  private static JsonObjectBuilder whole(Past past) {
    if (!(past.order() instanceof Order.Known order)) {
      throw Problem.notFound();
    }
    var latest = order.latestAttempt();
    var json = listed(past, order).add("timeline", timeline(past));
    return past.tokenOf(latest.number()).isPresent()
        ? json
        : withPayment(json, new OpenedAttempt(past, order, latest));
  }

  static JsonObjectBuilder listed(Past past, Order.Known order) {
    var balances = past.balances();
    var attempt =
        balances
            .applied()
            .flatMap(entry -> order.attempt(entry.attempt()))
            .orElseGet(order::latestAttempt);
    return summary(past, order)
        .add("storefront", order.placed().item().storefront())
        .add("product", order.placed().item().product())
        .add("placedAt", order.placed().at().toString())
        .add("method", attempt.method().text())
        .add("channel", attempt.channel().text())
        .add("payments", PaymentsView.of(order, balances));
  }

  private static JsonObjectBuilder summary(Past past, Order.Known order) {
    return Json.object()
        .add("orderId", past.id().text())
        .add("state", past.state())
        .add("price", order.placed().item().price().toJson());
  }

  private static JsonObjectBuilder withPayment(JsonObjectBuilder json, OpenedAttempt payable) {
    payable
        .instructions()
        .ifPresent(payment ->
            json.add("expiresAt", payable.attempt().terms().expiresAt().toString())
                .add("payment", payment.toJson()));
    return json;
  }

  private static JsonArray timeline(Past past) {
    var timeline = Json.array();
    for (var event : past.events()) {
      label(event)
          .ifPresent(what ->
              timeline.add(Json.object().add("at", event.at().toString()).add("what", what)));
    }
    return timeline.build();
  }

  /// An event's label for its customer; empty for events between us and a provider.
  private static Optional<String> label(Event event) {
    return switch (event) {
      case Event.Placed _ -> Optional.of("placed");
      case Event.PrepayObtained _ -> Optional.of("payable");
      case Event.PrepayRefused _ -> Optional.of("payment-refused");
      case Event.PaymentApplied _ -> Optional.of("paid");
      case Event.PaymentHeld _ -> Optional.of("payment-held");
      case Event.EntitlementGranted _ -> Optional.of("granted");
      case Event.EntitlementRevoked _ -> Optional.of("revoked");
      case Event.RefundRequested _ -> Optional.of("refund-requested");
      case Event.RefundAdvanced e -> label(e.progress());
      case Event.RefundStalled _, Event.AbnormalRefundFound _ -> Optional.of("refund-held");
      case Event.RefundFound _, Event.RefundTotalReported _ -> Optional.of("refunded");
      case Event.ResolutionConfirmed e ->
          Optional.of("refunded")
              .filter(_ -> e.terms().way() instanceof Resolution.Way.RefundedOutsideProvider);
      case Event.Closed _ -> Optional.of("closed");
      case Event.PaymentUnmatched _,
          Event.AttemptOpened _,
          Event.PrepayClaimed _,
          Event.AttemptEnded _,
          Event.TokenAccepted _,
          Event.NotificationFiled _,
          Event.QueryRequested _,
          Event.ResolutionProposed _,
          Event.QueryAnswered _,
          Event.QueryStalled _,
          Event.ProviderDisagreed _,
          Event.PaymentCorrected _,
          Event.RefundSent _ ->
          Optional.empty();
    };
  }

  /// A refund's label for its customer; empty between its request and its end.
  private static Optional<String> label(RefundProgress progress) {
    return switch (progress) {
      case RefundProgress.Done _ -> Optional.of("refunded");
      case RefundProgress.Abnormal _ -> Optional.of("refund-held");
      case RefundProgress.Failed _ -> Optional.of("refund-failed");
      case RefundProgress.Requested _, RefundProgress.Processing _ -> Optional.empty();
    };
  }
}

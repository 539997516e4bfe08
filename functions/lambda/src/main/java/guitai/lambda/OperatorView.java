package guitai.lambda;

import guitai.held.HeldPayment;
import guitai.json.Json;
import guitai.operation.HeldPaymentResolution;
import guitai.order.Refund;
import guitai.order.Resolution;
import guitai.payment.Balance;
import guitai.payment.PaymentId;
import guitai.payment.RefundProgress;
import guitai.refund.OperatorRefund;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/// Payments and refunds as an operator sees them.
final class OperatorView {
  private OperatorView() {}

  /// `{"orderId","state","refund":{"number","amount","progress"}}`.
  static JsonObject reserved(OperatorRefund.Reserved reserved) {
    return Json.object()
        .add("orderId", reserved.past().id().text())
        .add("state", reserved.past().state())
        .add("refund", refund(reserved.refund()))
        .build();
  }

  static JsonObjectBuilder refund(Refund refund) {
    return Json.object()
        .add("number", refund.number())
        .add("amount", refund.amount().toJson())
        .add("progress", progress(refund.progress()));
  }

  private static String progress(RefundProgress progress) {
    return switch (progress) {
      case RefundProgress.Requested _ -> "requested";
      case RefundProgress.Processing _ -> "processing";
      case RefundProgress.Done _ -> "done";
      case RefundProgress.Abnormal _ -> "abnormal";
      case RefundProgress.Failed _ -> "failed";
    };
  }

  static JsonObject held(HeldPayment held) {
    var json = Json.object().add("id", held.id());
    held.order().ifPresent(order -> json.add("order", order.text()));
    return json.add("payment", payment(held.payment()))
        .add("amount", held.amount().toJson())
        .add("because", held.reason().text())
        .add("since", held.since().toString())
        .addAll(proposal(held.proposal()))
        .build();
  }

  static JsonObjectBuilder proposal(Optional<Resolution> proposal) {
    var json = Json.object();
    proposal.ifPresent(open -> json.add("proposal", proposal(open)));
    return json;
  }

  /// The proposal and its operators, each as [guitai.payment.Operator#shown].
  static JsonObjectBuilder proposal(Resolution resolution) {
    var proposed = resolution.proposed();
    var json =
        Json.object()
            .add("number", resolution.number())
            .add("resolution", ResolutionRequest.text(proposed.terms().way()))
            .add("amount", proposed.terms().amount().toJson())
            .add("reason", proposed.reason())
            .add("providerStatus", text(proposed.terms().providerStatus()))
            .add("by", proposed.by().shown())
            .add("at", proposed.at().toString())
            .add("until", resolution.lapsesAt().toString());
    if (proposed.terms().way()
        instanceof Resolution.Way.RefundedAtProvider(var number, var amount, var at)) {
      json.add(
          "refund",
          Json.object()
              .add("number", number)
              .add("amount", amount.toJson())
              .add("refundedAt", at.toString()));
    }
    resolution
        .confirmed()
        .ifPresent(event ->
            json.add("confirmedBy", event.by().shown()).add("confirmedAt", event.at().toString()));
    return json;
  }

  private static String text(Resolution.ProviderStatus status) {
    return switch (status) {
      case PAID -> "paid";
      case REFUNDED -> "refunded";
      case NOT_QUERIED -> "not-queried";
    };
  }

  /// `{"id","orderId","state","balance","proposal"}`, the second where it has an order.
  static JsonObject resolved(HeldPaymentResolution.Resolved resolved) {
    var json = Json.object().add("id", resolved.held().text());
    resolved.held().order().ifPresent(order -> json.add("orderId", order.text()));
    return json.add("state", resolved.past().state())
        .add("balance", balance(resolved.balance()))
        .add("proposal", proposal(resolved.resolution()))
        .build();
  }

  static JsonObjectBuilder balance(Balance balance) {
    return Json.object()
        .add("kept", balance.kept().toJson())
        .add("refunded", balance.refunded().toJson())
        .add("refunding", balance.refunding().toJson())
        .add("held", balance.held().toJson());
  }

  static JsonObject payment(PaymentId payment) {
    return Json.object()
        .add("provider", payment.provider())
        .add("number", payment.number())
        .build();
  }
}

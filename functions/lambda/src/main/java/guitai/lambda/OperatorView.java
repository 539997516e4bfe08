package guitai.lambda;

import guitai.json.Json;
import guitai.order.Refund;
import guitai.payment.Balance;
import guitai.payment.PaymentId;
import guitai.payment.RefundProgress;
import guitai.refund.OperatorRefund;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

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

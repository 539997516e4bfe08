package guitai.lambda;

import guitai.counter.RefundDesk;
import guitai.json.Json;
import guitai.order.HeldPayment;
import guitai.order.PaymentId;
import guitai.order.Refund;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/// Payments and refunds as an operator sees them.
final class OperatorView {
  private OperatorView() {}

  /// `{"orderId","state","refund":{"number","amount","progress"}}`.
  static JsonObject reserved(RefundDesk.Reserved reserved) {
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

  private static String progress(Refund.Progress progress) {
    return switch (progress) {
      case Refund.Progress.Requested _ -> "requested";
      case Refund.Progress.Processing _ -> "processing";
      case Refund.Progress.Done _ -> "done";
      case Refund.Progress.Abnormal _ -> "abnormal";
      case Refund.Progress.Failed _ -> "failed";
    };
  }

  static JsonObject held(HeldPayment held) {
    var json = Json.object().add("id", held.id());
    held.order().ifPresent(order -> json.add("order", order.text()));
    return json.add("payment", payment(held.payment()))
        .add("amount", held.amount().toJson())
        .add("because", held.because().text())
        .add("since", held.since().toString())
        .build();
  }

  static JsonObject payment(PaymentId payment) {
    return Json.object()
        .add("provider", payment.provider())
        .add("number", payment.number())
        .build();
  }
}

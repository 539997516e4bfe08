package guitai.lambda;

import guitai.json.Json;
import guitai.operation.ProviderStatusReport;
import guitai.order.Past;
import guitai.payment.Payment;
import guitai.provider.Refunds;
import guitai.provider.Wallet;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/// The providers' status of an order now, as an operator sees it.
final class ProviderView {
  /// A provider that gave no answer, or none in time.
  private static final String UNREACHABLE = "unreachable";

  private ProviderView() {}

  static JsonObject of(Past past, ProviderStatusReport.All report) {
    var attempts = Json.array();
    for (var each : report.attempts()) {
      attempts.add(
          status(
              Json.object()
                  .add("attempt", each.number())
                  .add("merchantOrderNumber", past.merchantOrderNumber(each.number())),
              each));
    }
    var payments = Json.array();
    for (var each : report.payments()) {
      var id = past.balances().payments().get(each.number() - 1).payment().id();
      payments.add(status(Json.object().add("payment", OperatorView.payment(id)), each));
    }
    var refunds = Json.array();
    for (var each : report.refunds()) {
      refunds.add(
          Json.object()
              .add("number", each.number())
              .add("status", each.status().map(ProviderView::text).orElse(UNREACHABLE)));
    }
    return Json.object()
        .add("attempts", attempts)
        .add("payments", payments)
        .add("refunds", refunds)
        .build();
  }

  private static JsonObjectBuilder status(
      JsonObjectBuilder json, ProviderStatusReport.Status<Wallet.PaymentStatus> found) {
    if (found.status().isEmpty()) {
      return json.add("status", UNREACHABLE);
    }
    return switch (found.status().get()) {
      case Wallet.PaymentStatus.Paid(var payment) -> payment(json.add("status", "paid"), payment);
      case Wallet.PaymentStatus.PartlyRefunded(var payment) ->
          payment(json.add("status", "partly-refunded"), payment);
      case Wallet.PaymentStatus.FullyRefunded(var payment) ->
          payment(json.add("status", "fully-refunded"), payment);
      case Wallet.PaymentStatus.Unpaid _ -> json.add("status", "unpaid");
      case Wallet.PaymentStatus.Closed _ -> json.add("status", "closed");
      case Wallet.PaymentStatus.Unknown _ -> json.add("status", "unknown");
    };
  }

  private static JsonObjectBuilder payment(JsonObjectBuilder json, Payment payment) {
    return json.add("payment", OperatorView.payment(payment.id()))
        .add("amount", payment.amount().toJson())
        .add("paidAt", payment.paidAt().toString());
  }

  private static String text(Refunds.Progress progress) {
    return switch (progress) {
      case Refunds.Progress.Unknown _ -> "unknown";
      case Refunds.Progress.Processing _ -> "processing";
      case Refunds.Progress.Done _ -> "done";
      case Refunds.Progress.Abnormal _ -> "abnormal";
      case Refunds.Progress.Closed _ -> "closed";
      case Refunds.Progress.InsufficientBalance _ -> "insufficient-balance";
      case Refunds.Progress.Refused _ -> "refused";
    };
  }
}

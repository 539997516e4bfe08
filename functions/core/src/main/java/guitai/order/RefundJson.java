package guitai.order;

import guitai.json.Absent;
import guitai.payment.Operator;
import guitai.payment.PaymentId;
import guitai.payment.RefundCause;
import guitai.payment.RefundProgress;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Optional;

/// The events of refunds as texts, a part of [EventJson].
final class RefundJson {
  private RefundJson() {}

  static Event read(JsonObject json) {
    return switch (json.getString("type")) {
      case "refund-requested" ->
          new Event.RefundRequested(
              EventJson.at(json),
              json.getInt("refund"),
              terms(json),
              RefundCause.of(json.getString("cause")),
              request(json),
              json.containsKey("by")
                  ? Optional.of(new Operator(json.getString("by")))
                  : Optional.empty());
      case "refund-advanced" ->
          new Event.RefundAdvanced(
              EventJson.at(json), json.getInt("refund"), progress(json), EventJson.source(json));
      case "returned-in-all" ->
          new Event.RefundTotalReported(
              EventJson.at(json),
              payment(json),
              Money.fromJson(json.getJsonObject("amount")),
              json.getInt("refunds"),
              EventJson.source(json));
      case "refund-stalled" ->
          new Event.RefundStalled(
              EventJson.at(json), json.getInt("refund"), json.getString("detail"));
      case "abnormal-refund-found" ->
          new Event.AbnormalRefundFound(
              EventJson.at(json),
              payment(json),
              json.getString("refund-number"),
              Money.fromJson(json.getJsonObject("amount")),
              EventJson.source(json));
      default ->
          new Event.RefundFound(
              EventJson.at(json),
              payment(json),
              json.getString("refund-number"),
              Money.fromJson(json.getJsonObject("amount")),
              Instant.parse(json.getString("refunded-at")),
              EventJson.source(json));
    };
  }

  static JsonObjectBuilder write(JsonObjectBuilder json, Event.RefundRequested e) {
    e.by().ifPresent(operator -> json.add("by", operator.digest()));
    var terms = e.terms();
    return payment(json, terms.payment())
        .add("refund", e.refund())
        .add("attempt", terms.attempt())
        .add("amount", terms.amount().toJson())
        .add("total", terms.total().toJson())
        .add("cause", e.cause().stored())
        .add("reason", terms.reason())
        .add("key", Absent.write(e.request().map(IdempotentRequest::key)))
        .add("fingerprint", Absent.write(e.request().map(IdempotentRequest::fingerprint)));
  }

  private static RefundTerms terms(JsonObject json) {
    return new RefundTerms(
        json.getInt("attempt"),
        payment(json),
        Money.fromJson(json.getJsonObject("amount")),
        Money.fromJson(json.getJsonObject("total")),
        json.getString("reason"));
  }

  private static Optional<IdempotentRequest> request(JsonObject json) {
    return Absent.read(json.getString("key"))
        .map(key -> new IdempotentRequest(key, json.getString("fingerprint")));
  }

  static JsonObjectBuilder write(JsonObjectBuilder json, Event.RefundAdvanced e) {
    return progress(json.add("refund", e.refund()), e.progress())
        .add("evidence", e.source().text());
  }

  static JsonObjectBuilder write(JsonObjectBuilder json, Event.RefundTotalReported e) {
    return payment(json, e.payment())
        .add("amount", e.amount().toJson())
        .add("refunds", e.refunds())
        .add("evidence", e.source().text());
  }

  static JsonObjectBuilder write(JsonObjectBuilder json, Event.RefundFound e) {
    return payment(json, e.payment())
        .add("refund-number", e.number())
        .add("amount", e.amount().toJson())
        .add("refunded-at", e.refundedAt().toString())
        .add("evidence", e.source().text());
  }

  static JsonObjectBuilder write(JsonObjectBuilder json, Event.AbnormalRefundFound e) {
    return payment(json, e.payment())
        .add("refund-number", e.number())
        .add("amount", e.amount().toJson())
        .add("evidence", e.source().text());
  }

  private static JsonObjectBuilder progress(JsonObjectBuilder json, RefundProgress progress) {
    return switch (progress) {
      case RefundProgress.Requested _ -> json.add("progress", "requested");
      case RefundProgress.Processing(var number) ->
          json.add("progress", "processing").add("refund-number", number);
      case RefundProgress.Done(var number, var at) ->
          json.add("progress", "done")
              .add("refund-number", number)
              .add("refunded-at", at.toString());
      case RefundProgress.Abnormal(var number) ->
          json.add("progress", "abnormal").add("refund-number", number);
      case RefundProgress.Failed(var code) -> json.add("progress", "failed").add("code", code);
    };
  }

  private static RefundProgress progress(JsonObject json) {
    return switch (json.getString("progress")) {
      case "requested" -> new RefundProgress.Requested();
      case "processing" -> new RefundProgress.Processing(json.getString("refund-number"));
      case "done" ->
          new RefundProgress.Done(
              json.getString("refund-number"), Instant.parse(json.getString("refunded-at")));
      case "abnormal" -> new RefundProgress.Abnormal(json.getString("refund-number"));
      case "failed" -> new RefundProgress.Failed(json.getString("code"));
      default -> throw new IllegalStateException("a refund's progress of an unknown kind");
    };
  }

  static JsonObjectBuilder payment(JsonObjectBuilder json, PaymentId payment) {
    return json.add("provider", payment.provider())
        .add("account", payment.account())
        .add("number", payment.number());
  }

  static PaymentId payment(JsonObject json) {
    return new PaymentId(
        json.getString("provider"), json.getString("account"), json.getString("number"));
  }
}

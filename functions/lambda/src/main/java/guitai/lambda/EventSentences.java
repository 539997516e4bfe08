package guitai.lambda;

import guitai.held.HeldReason;
import guitai.order.Event;
import guitai.order.Resolution;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.RefundProgress;
import guitai.storefront.Money;

/// An event as a sentence for an operator, with the numbers that a provider's support asks for and
/// without the customer's data.
final class EventSentences {
  private EventSentences() {}

  static String of(Event event) {
    return switch (event) {
      case Event.Placed e ->
          "Placed for " + e.item().product() + " at " + text(e.item().price()) + ".";
      case Event.AttemptOpened e -> opened(e);
      case Event.PrepayClaimed e ->
          "Attempt "
              + e.attempt()
              + ": prepay had no answer in time; another request took it over.";
      case Event.PrepayObtained e -> "Attempt " + e.attempt() + " can be paid.";
      case Event.PrepayRefused e ->
          "Attempt " + e.attempt() + " was refused by the provider: " + e.code() + ".";
      case Event.TokenAccepted e ->
          "Attempt " + e.attempt() + " is authorized with token " + e.digest() + ".";
      case Event.AttemptEnded e -> "Attempt " + e.attempt() + " can't be paid any more.";
      case Event.Closed _ -> "Closed, since no attempt is left.";
      case Event.PaymentApplied e -> "Paid by " + text(e.payment(), e.attempt()) + ".";
      case Event.PaymentHeld e ->
          "Held: %s. %s"
              .formatted(text(e.payment(), e.attempt()), HeldReason.of(e.reason()).english());
      case Event.PaymentUnmatched e ->
          "Notified of %s under the merchant order number %s, which is no order of ours."
              .formatted(text(e.payment()), e.merchantOrderNumber());
      case Event.NotificationFiled e ->
          "Filed a notification of %s, %s, number %s."
              .formatted(e.provider(), e.type(), e.notification());
      case Event.QueryRequested e -> "The provider is to be queried: " + e.reason() + ".";
      case Event.QueryAnswered _ -> "The provider was queried; what it said is recorded.";
      case Event.QueryStalled e ->
          "Queries about this order have had no answer for too long: " + e.detail() + ".";
      case Event.ProviderDisagreed e ->
          "Of payment %s the provider says %s, and %s are recorded."
              .formatted(
                  text(e.payment().id()), e.payment().amount().shown(), e.recorded().shown());
      case Event.PaymentCorrected e ->
          "Payment %s counts as the provider says it: %s."
              .formatted(text(e.payment().id()), e.payment().amount().shown());
      case Event.RefundStalled e ->
          "Refund " + e.refund() + " has made no progress for too long: " + e.detail() + ".";
      case Event.AbnormalRefundFound e ->
          "Refund %s of %s of payment %s, which we didn't request, is abnormal: the provider can't"
                  .formatted(e.number(), e.amount().shown(), text(e.payment()))
              + " pay it back.";
      case Event.EntitlementGranted _ -> "The entitlement was granted.";
      case Event.EntitlementRevoked _ -> "The entitlement was revoked.";
      case Event.RefundRequested e -> requested(e);
      case Event.RefundSent e ->
          "Refund " + e.refund() + " is sent to the provider, once; from now on it is queried.";
      case Event.RefundAdvanced e -> "Refund " + e.refund() + " " + text(e.progress()) + ".";
      case Event.RefundTotalReported e ->
          "Of payment %s, %s are refunded in total, the provider reports."
              .formatted(text(e.payment()), text(e.amount()));
      case Event.ResolutionProposed e ->
          "Proposal %d by operator %s: %s, %s. The provider said: %s. Reason: %s"
              .formatted(
                  e.resolution(),
                  e.by().shown(),
                  subject(e.terms()),
                  text(e.terms().way()),
                  text(e.terms().providerStatus()),
                  e.reason());
      case Event.ResolutionConfirmed e ->
          "Proposal %d confirmed by operator %s: %s, %s."
              .formatted(e.resolution(), e.by().shown(), subject(e.terms()), text(e.terms().way()));
      case Event.RefundFound e ->
          "Refund %s, which we didn't request, refunded %s of payment %s at %s."
              .formatted(e.number(), text(e.amount()), text(e.payment()), e.refundedAt());
    };
  }

  private static String opened(Event.AttemptOpened e) {
    return "Attempt %d opened, %s by %s, payable until %s."
        .formatted(
            e.attempt(),
            e.terms().method().text(),
            e.terms().channel().text(),
            e.terms().expiresAt());
  }

  private static String requested(Event.RefundRequested e) {
    return "Refund %d of %s of payment %s reserved, since %s."
        .formatted(e.refund(), text(e.terms().amount()), text(e.terms().payment()), text(e));
  }

  private static String text(Event.RefundRequested e) {
    return switch (e.cause()) {
      case OPERATOR ->
          e.by().map(by -> "operator " + by.shown()).orElse("an operator") + " asked for it";
      case PAID_AFTER_CLOSE -> "it was paid after the order was closed";
      case DUPLICATE_PAYMENT -> "the order had been paid already";
      case ALREADY_OWNED -> "the customer owned the product already";
      case RESOLUTION -> "two operators decided so";
    };
  }

  private static String text(RefundProgress progress) {
    return switch (progress) {
      case RefundProgress.Requested _ -> "is reserved";
      case RefundProgress.Processing(var number) -> "is with the provider as " + number;
      case RefundProgress.Done(var number, var at) -> "was made as " + number + " at " + at;
      case RefundProgress.Abnormal(var number) ->
          "is abnormal: the provider can't pay it back, number " + number;
      case RefundProgress.Failed(var code) -> "ended without effect: " + code;
    };
  }

  private static String text(Resolution.Way way) {
    return switch (way) {
      case Resolution.Way.Grant _ -> "to be kept, and the order granted";
      case Resolution.Way.Refund _ -> "to be refunded";
      case Resolution.Way.RefundedAtProvider(var number, var amount, var at) ->
          text(amount) + " refunded at the provider by refund " + number + " at " + at;
      case Resolution.Way.RefundedOutsideProvider _ -> "refunded outside the provider";
      case Resolution.Way.Keep _ -> "to be kept";
      case Resolution.Way.AsProviderSays(var payment) ->
          payment
              .map(said -> "which the provider says is " + said.amount().shown())
              .orElse("for which nothing was paid");
    };
  }

  private static String subject(Resolution.Terms terms) {
    return terms
        .payment()
        .map(payment -> "of payment %s, %s".formatted(text(payment), terms.amount().shown()))
        .orElse("the order");
  }

  private static String text(Resolution.ProviderStatus status) {
    return switch (status) {
      case PAID -> "paid";
      case REFUNDED -> "paid, and at least some of it refunded";
      case UNKNOWN -> "no such payment, or not paid";
      case NOT_QUERIED -> "nothing, since it can't be queried";
    };
  }

  private static String text(Payment payment, int attempt) {
    return text(payment) + " for attempt " + attempt;
  }

  private static String text(Payment payment) {
    return "payment %s of %s, made at %s"
        .formatted(text(payment.id()), text(payment.amount()), payment.paidAt());
  }

  private static String text(PaymentId payment) {
    return payment.provider() + " " + payment.number();
  }

  private static String text(Money money) {
    return money.shown();
  }
}

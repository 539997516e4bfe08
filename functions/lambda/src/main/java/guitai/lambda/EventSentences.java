package guitai.lambda;

import guitai.held.HeldReason;
import guitai.order.Event;
import guitai.order.Resolution;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.RefundProgress;
import guitai.storefront.Money;
import java.math.BigDecimal;

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
      case Event.QueryAnswered _ -> "The provider was queried; its answer agrees with the order.";
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
          "Proposal %d by operator %s: of payment %s, %s held, %s. The provider said: %s. Reason: %s"
              .formatted(
                  e.resolution(),
                  e.by().shown(),
                  text(e.terms().payment()),
                  text(e.terms().amount()),
                  text(e.terms().way()),
                  text(e.terms().providerStatus()),
                  e.reason());
      case Event.ResolutionConfirmed e ->
          "Proposal %d confirmed by operator %s: of payment %s, %s held, %s."
              .formatted(
                  e.resolution(),
                  e.by().shown(),
                  text(e.terms().payment()),
                  text(e.terms().amount()),
                  text(e.terms().way()));
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
    };
  }

  private static String text(Resolution.ProviderStatus status) {
    return switch (status) {
      case PAID -> "paid";
      case REFUNDED -> "paid, and at least some of it refunded";
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
    int digits = money.currency().getDefaultFractionDigits();
    return BigDecimal.valueOf(money.minorUnits(), Math.max(digits, 0)).toPlainString()
        + " "
        + money.currency().getCurrencyCode();
  }
}

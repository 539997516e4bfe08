package guitai.order;

import guitai.payment.Customer;
import guitai.payment.HoldReason;
import guitai.payment.Operator;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.RefundCause;
import guitai.payment.Source;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.Optional;

/// What has happened to an order. `at` is when it was recorded here.
public sealed interface Event {
  Instant at();

  /// @param fingerprint tells a repeated request from another one under the same idempotency key
  record Placed(Instant at, Customer customer, LineItem item, String fingerprint)
      implements Event {}

  /// A try to pay was opened, every parameter of its prepay fixed.
  ///
  /// @param key digest of the idempotency key that opened it; absent for the order's first attempt,
  ///   whose key is in the order's number
  /// @param fingerprint tells a repeated request from another one under the same key
  record AttemptOpened(
      Instant at,
      int attempt,
      AttemptTerms terms,
      Lease lease,
      Optional<String> key,
      String fingerprint)
      implements Event {}

  /// A lapsed lease was taken over.
  record PrepayClaimed(Instant at, int attempt, Lease lease) implements Event {}

  record PrepayObtained(Instant at, int attempt, PaymentInstructions instructions)
      implements Event {}

  /// The provider will never take this attempt; `code` is its own.
  record PrepayRefused(Instant at, int attempt, String code) implements Event {}

  /// Nothing can be paid on it any more: the provider confirmed its close, or knew of no payment
  /// after expiry and margin.
  record AttemptEnded(Instant at, int attempt) implements Event {}

  /// The one token that this attempt is authorized with, on a customer's device; kept before
  /// anybody is asked for its money.
  ///
  /// @param digest of what was signed; of what is in it, nothing
  record TokenAccepted(Instant at, int attempt, String digest) implements Event {}

  record Closed(Instant at) implements Event {}

  /// The payment that the order was waiting for.
  ///
  /// @param source of its confirmation
  record PaymentApplied(Instant at, int attempt, Payment payment, Source source) implements Event {}

  record PaymentHeld(Instant at, int attempt, Payment payment, HoldReason reason, Source source)
      implements Event {}

  /// A confirmed payment that no order of ours takes; what follows is about it alone.
  ///
  /// @param merchantOrderNumber as the provider told it
  record PaymentUnmatched(Instant at, String merchantOrderNumber, Payment payment, Source source)
      implements Event {}

  /// A believed notification that has no effect (yet), kept once by its provider's number.
  record NotificationFiled(
      Instant at, String provider, String type, String notification, Source source)
      implements Event {}

  /// Something gives reason to ask the provider about this order.
  ///
  /// @param refund number of the refund it is about, as we were told
  record QueryRequested(Instant at, String reason, Optional<String> refund, Source source)
      implements Event {}

  /// The provider was asked, and what it says agrees with what is known here. `source` is the
  /// look's own.
  record QueryAnswered(Instant at, Source source) implements Event {}

  /// The entitlement that the payment stands for is in the customer's hands.
  record EntitlementGranted(Instant at) implements Event {}

  /// It was taken back, since no money for it is kept.
  record EntitlementRevoked(Instant at) implements Event {}

  /// Money is to go back: reserved against its payment before the provider hears of it.
  ///
  /// @param refund counted from 1 within the order
  /// @param request the operator's; absent where it goes back by itself or was resolved so
  /// @param by who asked for it; absent where it goes back by itself
  record RefundRequested(
      Instant at,
      int refund,
      RefundTerms terms,
      RefundCause cause,
      Optional<IdempotentRequest> request,
      Optional<Operator> by)
      implements Event {}

  /// Somebody is about to send a refund to a provider that takes the identical call for another
  /// refund: from here on it is only asked about.
  ///
  /// @param at what the provider is told as its time
  /// @param nonce shows whoever recorded it that it was them
  record RefundSent(Instant at, int refund, String nonce) implements Event {}

  /// The provider said how far a refund of ours has come.
  record RefundAdvanced(Instant at, int refund, Refund.Progress progress, Source source)
      implements Event {}

  /// The provider said how much of a payment has gone back in all, whoever gave it back and in how
  /// many refunds. It only grows.
  ///
  /// @param refunds how many the order had asked for by then
  record RefundTotalReported(
      Instant at, PaymentId payment, Money amount, int refunds, Source source) implements Event {}

  /// An operator proposed what is to become of what is held of a payment.
  ///
  /// @param resolution counted from 1 within the order
  /// @param reason for other operators
  record ResolutionProposed(
      Instant at,
      int resolution,
      Resolution.Terms terms,
      String reason,
      Operator by,
      IdempotentRequest request)
      implements Event {}

  /// Another operator confirmed it, and it is so.
  ///
  /// @param key digest of the operator's idempotency key
  record ResolutionConfirmed(
      Instant at, int resolution, Resolution.Terms terms, Operator by, String key)
      implements Event {}

  /// A refund was made outside our sight; it counts from the moment we are told.
  ///
  /// @param number the provider's
  record RefundFound(
      Instant at, PaymentId payment, String number, Money amount, Instant refundedAt, Source source)
      implements Event {}
}

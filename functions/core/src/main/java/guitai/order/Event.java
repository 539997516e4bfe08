package guitai.order;

import guitai.payment.Customer;
import guitai.payment.HoldReason;
import guitai.payment.Operator;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.RefundCause;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.Optional;

/// What has happened to an order. `at` is when it was recorded here.
public sealed interface Event {
  Instant at();

  /// @param fingerprint distinguishes a repeated request from another one under the same
  ///   idempotency key
  record Placed(Instant at, Customer customer, LineItem item, String fingerprint)
      implements Event {}

  /// An attempt to pay was opened, with every parameter of its prepay fixed.
  ///
  /// @param key digest of the idempotency key that opened it; absent for the order's first attempt,
  ///   whose key is in the order's number
  /// @param fingerprint distinguishes a repeated request from another one under the same key
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

  /// The provider will never accept this attempt; `code` is the provider's.
  record PrepayRefused(Instant at, int attempt, String code) implements Event {}

  /// Nothing can be paid on it any more: the provider confirmed its close, or knew of no payment
  /// after expiry and margin.
  record AttemptEnded(Instant at, int attempt) implements Event {}

  /// The one payment token with which a customer's device authorizes this attempt; stored before
  /// the provider is asked to charge it.
  ///
  /// @param digest of what was signed; none of its content is stored
  record TokenAccepted(Instant at, int attempt, String digest) implements Event {}

  record Closed(Instant at) implements Event {}

  /// The payment that the order was waiting for.
  ///
  /// @param source of its confirmation
  record PaymentApplied(Instant at, int attempt, Payment payment, Source source) implements Event {}

  record PaymentHeld(Instant at, int attempt, Payment payment, HoldReason reason, Source source)
      implements Event {}

  /// A confirmed payment that belongs to no order of ours; the later events are about it alone.
  ///
  /// @param merchantOrderNumber as the provider reported it
  record PaymentUnmatched(Instant at, String merchantOrderNumber, Payment payment, Source source)
      implements Event {}

  /// A verified notification that has no effect (yet), stored once by the provider's number.
  record NotificationFiled(
      Instant at, String provider, String type, String notification, Source source)
      implements Event {}

  /// There is a reason to query (查单) the provider about this order.
  ///
  /// @param refund number of the refund it is about, as the source reported it
  record QueryRequested(Instant at, String reason, Optional<String> refund, Source source)
      implements Event {}

  /// The provider was queried, and what it said is recorded here. `source` is that of the requested
  /// query.
  record QueryAnswered(Instant at, Source source) implements Event {}

  /// The entitlement that was paid for was granted to the customer (权益发放).
  record EntitlementGranted(Instant at) implements Event {}

  /// The entitlement was revoked, since no money for it is kept.
  record EntitlementRevoked(Instant at) implements Event {}

  /// A refund was requested: its amount is reserved against the payment before the provider gets
  /// the request.
  ///
  /// @param refund counted from 1 within the order
  /// @param request the operator's; absent where the refund is automatic or was decided by a
  ///   resolution
  /// @param by the operator who asked for it; absent where the refund is automatic
  record RefundRequested(
      Instant at,
      int refund,
      RefundTerms terms,
      RefundCause cause,
      Optional<IdempotentRequest> request,
      Optional<Operator> by)
      implements Event {}

  /// A caller is about to send a refund to a provider that takes the identical call for another
  /// refund: from here on the refund is only queried.
  ///
  /// @param at the time of the refund in the request to the provider
  /// @param nonce shows the caller that recorded this event that it was the one
  record RefundSent(Instant at, int refund, String nonce) implements Event {}

  /// The provider reported the progress of a refund of ours.
  record RefundAdvanced(Instant at, int refund, RefundProgress progress, Source source)
      implements Event {}

  /// The provider reported the refunded total (累计退款) of a payment, over all its refunds, ours and
  /// others. It only grows.
  ///
  /// @param refunds how many refunds the order had requested by then
  record RefundTotalReported(
      Instant at, PaymentId payment, Money amount, int refunds, Source source) implements Event {}

  /// A refund of ours has made no progress for the declared time: it is held for an operator.
  ///
  /// @param detail the provider's last reason, such as `NOT_ENOUGH`
  record RefundStalled(Instant at, int refund, String detail) implements Event {}

  /// What the provider was to be queried about has no answer for the declared time.
  ///
  /// @param detail why the last query brought none
  record QueryStalled(Instant at, String detail) implements Event {}

  /// The provider reported a refund that we didn't request, and that it can't pay back (退款异常).
  ///
  /// @param number the provider's
  record AbnormalRefundFound(
      Instant at, PaymentId payment, String number, Money amount, Source source) implements Event {}

  /// The provider was queried about a held payment, and reported another amount.
  ///
  /// @param payment as the provider reported it
  /// @param recorded the amount that is recorded here
  record ProviderDisagreed(Instant at, Payment payment, Money recorded, Source source)
      implements Event {}

  /// Two operators took what the provider says of a held payment.
  record PaymentCorrected(Instant at, Payment payment, Source source) implements Event {}

  /// An operator proposed a resolution for the held amount of a payment, or for an order that makes
  /// no progress.
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

  /// Another operator confirmed the resolution, and it took effect.
  ///
  /// @param key digest of the operator's idempotency key
  record ResolutionConfirmed(
      Instant at, int resolution, Resolution.Terms terms, Operator by, String key)
      implements Event {}

  /// A refund that we didn't request was found at the provider; it counts from the moment we learn
  /// of it.
  ///
  /// @param number the provider's
  record RefundFound(
      Instant at, PaymentId payment, String number, Money amount, Instant refundedAt, Source source)
      implements Event {}
}

package guitai.order;

import guitai.payment.Customer;
import guitai.payment.HoldReason;
import guitai.payment.Operator;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.Optional;

/// A command to an order. `at` is the clock: a decision has no other.
public sealed interface Command {
  Instant at();

  record Place(Instant at, Customer customer, LineItem item, String fingerprint, NewAttempt attempt)
      implements Command {}

  /// A new attempt; only the holder of the lease may ask for its prepay.
  record NewAttempt(AttemptTerms terms, Lease lease) {}

  /// Opens another attempt on an order that still awaits payment; its number is the one after the
  /// last.
  record OpenAttempt(Instant at, int number, IdempotentRequest request, NewAttempt attempt)
      implements Command {}

  /// Takes over the prepay of an attempt whose lease has lapsed.
  record ClaimPrepay(Instant at, int attempt, Lease lease) implements Command {}

  /// Opens another attempt in place of one whose prepay got no answer and may not be requested
  /// again; its number is the one after the last.
  ///
  /// @param attempt the one without an answer
  record ReplaceAttempt(Instant at, int attempt, int number, NewAttempt by) implements Command {}

  record RecordPrepay(Instant at, int attempt, PaymentInstructions instructions)
      implements Command {}

  record RefusePrepay(Instant at, int attempt, String code) implements Command {}

  /// Accepts a verified payment token for the attempt that it is bound to: one token per attempt,
  /// once.
  record AcceptToken(Instant at, int attempt, String digest) implements Command {}

  /// Nothing can be paid on this attempt any more.
  record EndAttempt(Instant at, int attempt) implements Command {}

  /// A provider confirmed a payment; callback, query and bill are treated alike.
  record ApplyPayment(Instant at, AttemptId attempt, Payment payment, Source source)
      implements Command {}

  /// A provider confirmed a payment that must not be applied.
  record HoldPayment(
      Instant at, AttemptId attempt, Payment payment, HoldReason reason, Source source)
      implements Command {}

  /// A provider confirmed a payment that belongs to no order of ours.
  record HoldUnmatched(Instant at, String merchantOrderNumber, Payment payment, Source source)
      implements Command {}

  /// Stores a verified notification that has no effect; `notification` is its number at the
  /// provider.
  record FileNotification(
      Instant at, String provider, String type, String notification, Source source)
      implements Command {}

  record RequestQuery(Instant at, String reason, Optional<String> refund, Source source)
      implements Command {}

  record AnswerQuery(Instant at, Source source) implements Command {}

  record ConfirmGrant(Instant at) implements Command {}

  /// The entitlement was revoked.
  record ConfirmRevocation(Instant at) implements Command {}

  /// An operator requests a refund (退款申请) of the order's payment, or of a part of it.
  ///
  /// @param reason shown to the customer
  record RequestRefund(
      Instant at, Money amount, String reason, IdempotentRequest request, Operator by)
      implements Command {}

  /// The customer owns the product already (已拥有): its payment is refunded.
  record RefundAlreadyOwned(Instant at) implements Command {}

  /// Claims the single execution of a refund at the provider; `nonce` identifies the claimant.
  record ClaimRefund(Instant at, int refund, String nonce) implements Command {}

  /// A provider reported the progress of a refund of ours.
  ///
  /// @param again whether a failed one may be requested again under a new number
  record AdvanceRefund(
      Instant at, int refund, RefundProgress progress, boolean again, Source source)
      implements Command {}

  /// A provider reported a payment together with its refunded total (累计退款).
  record RecordRefundTotal(
      Instant at, AttemptId attempt, Payment payment, Money refundTotal, Source source)
      implements Command {}

  /// A refund of ours still has no end; it counts once the declared time is over.
  ///
  /// @param detail the provider's reason, such as `NOT_ENOUGH`
  record ReportStalledRefund(Instant at, int refund, String detail) implements Command {}

  /// What the provider was queried about still has no answer; it counts once the declared time is
  /// over.
  ///
  /// @param detail why this query brought none
  record ReportStalledQuery(Instant at, String detail) implements Command {}

  /// A provider reported an abnormal refund (退款异常) that we didn't request; `number` is the
  /// provider's.
  record RecordAbnormalRefund(
      Instant at, PaymentId payment, String number, Money amount, Source source)
      implements Command {}

  /// A provider was queried about a payment that is recorded already.
  record RecordProviderPayment(Instant at, Payment payment, Source source) implements Command {}

  /// An operator proposes a resolution (处置) for the held amount of a payment, or for an order that
  /// makes no progress.
  ///
  /// @param payment empty for the order itself
  /// @param providerStatus what the provider says of it
  /// @param reason for other operators
  record ProposeResolution(
      Instant at,
      Optional<PaymentId> payment,
      Resolution.Way way,
      Resolution.ProviderStatus providerStatus,
      String reason,
      Operator by,
      IdempotentRequest request)
      implements Command {}

  /// Another operator confirms (复核) a proposal, by its number.
  ///
  /// @param key digest of the request's idempotency key
  record ConfirmResolution(
      Instant at,
      int resolution,
      Optional<PaymentId> payment,
      Resolution.ProviderStatus providerStatus,
      Operator by,
      String key)
      implements Command {}

  /// A provider reported a refund that we didn't request; `number` is the provider's.
  record RecordFoundRefund(
      Instant at, PaymentId payment, String number, Money amount, Instant refundedAt, Source source)
      implements Command {}
}

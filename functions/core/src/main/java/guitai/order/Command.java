package guitai.order;

import guitai.payment.Customer;
import guitai.payment.HoldReason;
import guitai.payment.Operator;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.Source;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.Optional;

/// What is asked of an order. `at` is the clock: deciding has no other.
public sealed interface Command {
  Instant at();

  record Place(Instant at, Customer customer, LineItem item, String fingerprint, NewAttempt attempt)
      implements Command {}

  /// An attempt whose prepay is the lease's holder's to ask for.
  record NewAttempt(AttemptTerms terms, Lease lease) {}

  /// Opens another attempt on an order that still awaits payment; its number is the one after the
  /// last.
  record OpenAttempt(Instant at, int number, IdempotentRequest request, NewAttempt attempt)
      implements Command {}

  /// Takes over the prepay of an attempt whose lease has lapsed.
  record ClaimPrepay(Instant at, int attempt, Lease lease) implements Command {}

  /// Opens another attempt in the place of one whose prepay got no answer and may not be asked for
  /// again; its number is the one after the last.
  ///
  /// @param attempt the one without an answer
  record ReplaceAttempt(Instant at, int attempt, int number, NewAttempt by) implements Command {}

  record RecordPrepay(Instant at, int attempt, PaymentInstructions instructions)
      implements Command {}

  record RefusePrepay(Instant at, int attempt, String code) implements Command {}

  /// Takes a proved token for an attempt that it is bound to: one token for each, once.
  record AcceptToken(Instant at, int attempt, String digest) implements Command {}

  /// Nothing can be paid on this attempt any more.
  record EndAttempt(Instant at, int attempt) implements Command {}

  /// A provider confirmed a payment; by callback, query or bill makes no difference.
  record ApplyPayment(Instant at, AttemptId attempt, Payment payment, Source source)
      implements Command {}

  /// A provider confirmed a payment that must not be applied.
  record HoldPayment(
      Instant at, AttemptId attempt, Payment payment, HoldReason reason, Source source)
      implements Command {}

  /// A provider confirmed a payment that belongs to no order of ours.
  record HoldUnmatched(Instant at, String merchantOrderNumber, Payment payment, Source source)
      implements Command {}

  /// Keeps a believed notification without effect; `notice` is its number at the provider.
  record FileNotification(
      Instant at, String provider, String type, String notification, Source source)
      implements Command {}

  record RequestQuery(Instant at, String reason, Optional<String> refund, Source source)
      implements Command {}

  record AnswerQuery(Instant at, Source source) implements Command {}

  record ConfirmGrant(Instant at) implements Command {}

  /// The entitlement was taken back.
  record ConfirmRevocation(Instant at) implements Command {}

  /// An operator gives back the order's payment, or part of it.
  ///
  /// @param reason shown to the customer
  record RequestRefund(
      Instant at, Money amount, String reason, IdempotentRequest request, Operator by)
      implements Command {}

  /// The customer owns what the order sells already: its payment goes back.
  record RefundAlreadyOwned(Instant at) implements Command {}

  /// Claims the one sending of a refund; `nonce` tells the claimant from every other.
  record ClaimRefund(Instant at, int refund, String nonce) implements Command {}

  /// What a provider said of a refund of ours.
  ///
  /// @param again whether one that failed may be asked for again under a new number
  record AdvanceRefund(
      Instant at, int refund, Refund.Progress progress, boolean again, Source source)
      implements Command {}

  /// A provider told of a payment together with how much of it has gone back in all.
  record RecordRefundTotal(
      Instant at, AttemptId attempt, Payment payment, Money refundTotal, Source source)
      implements Command {}

  /// An operator proposes what is to become of what is held of a payment.
  ///
  /// @param providerStatus what the provider says of it
  /// @param reason for other operators
  record ProposeResolution(
      Instant at,
      PaymentId payment,
      Resolution.Way way,
      Resolution.ProviderStatus providerStatus,
      String reason,
      Operator by,
      IdempotentRequest request)
      implements Command {}

  /// Another operator agrees to a proposal, by its number.
  ///
  /// @param key digest of the request's idempotency key
  record ConfirmResolution(
      Instant at,
      int resolution,
      PaymentId payment,
      Resolution.ProviderStatus providerStatus,
      Operator by,
      String key)
      implements Command {}

  /// A provider told of a refund that we didn't ask for; `number` is the provider's.
  record RecordFoundRefund(
      Instant at, PaymentId payment, String number, Money amount, Instant refundedAt, Source source)
      implements Command {}
}

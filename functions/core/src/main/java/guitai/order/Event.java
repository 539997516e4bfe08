package guitai.order;

import guitai.payment.Customer;
import guitai.payment.HoldReason;
import guitai.payment.Operator;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.RefundCause;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import guitai.storefront.Money;
import guitai.storefront.Term;
import java.time.Instant;
import java.util.Optional;

/// What has happened to an order. `at` is when it was recorded here.
public sealed interface Event {
  Instant at();

  /// The price is the catalogue's at that moment; `fingerprint` tells a repeated request from
  /// another one under the same idempotency key.
  record Placed(
      Instant at,
      Customer customer,
      String storefront,
      String product,
      String kind,
      String title,
      Money price,
      Term term,
      String fingerprint)
      implements Event {}

  /// A try to pay was opened, every parameter of its prepay fixed.
  ///
  /// @param account ours at the provider
  /// @param app the app the payment must come from
  /// @param expiresAt sent to the provider, which takes no payment after it
  /// @param request the exact text to ask the provider with, so that a repeat is the identical call
  /// @param returnUrl where the wallet sends the customer afterwards
  /// @param key digest of the idempotency key that opened it; empty for the order's first attempt,
  ///   whose key is in the order's number
  /// @param fingerprint tells a repeated request from another one under the same key
  record AttemptOpened(
      Instant at,
      int attempt,
      Method method,
      Channel channel,
      String account,
      String app,
      Instant expiresAt,
      String request,
      Optional<String> returnUrl,
      Lease lease,
      String key,
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
  /// @param evidence the digest of the delivery that told it
  record PaymentApplied(Instant at, int attempt, Payment payment, String evidence)
      implements Event {}

  record PaymentHeld(Instant at, int attempt, Payment payment, HoldReason reason, String evidence)
      implements Event {}

  /// A confirmed payment that no order of ours takes; what follows is about it alone.
  ///
  /// @param merchantOrderNumber as the provider told it
  record PaymentUnmatched(Instant at, String merchantOrderNumber, Payment payment, String evidence)
      implements Event {}

  /// A believed notification that has no effect (yet), kept once by its provider's number.
  record NotificationFiled(
      Instant at, String provider, String type, String notification, String evidence)
      implements Event {}

  /// Something gives reason to ask the provider about this order.
  ///
  /// @param refund number of the refund it is about, as we were told; empty where it names none
  record QueryRequested(Instant at, String reason, String refund, String evidence)
      implements Event {}

  /// The provider was asked, and what it says agrees with what is known here. `evidence` is the
  /// look\'s own.
  record QueryAnswered(Instant at, String evidence) implements Event {}

  /// The entitlement that the payment stands for is in the customer's hands.
  record EntitlementGranted(Instant at) implements Event {}

  /// It was taken back, since no money for it is kept.
  record EntitlementRevoked(Instant at) implements Event {}

  /// Money is to go back: reserved against its payment before the provider hears of it.
  ///
  /// @param refund counted from 1 within the order
  /// @param total of the payment
  /// @param reason shown to the customer
  /// @param key digest of the operator's idempotency key; empty where it goes back by itself
  /// @param by who asked for it; empty where it goes back by itself
  record RefundRequested(
      Instant at,
      int refund,
      int attempt,
      PaymentId payment,
      Money amount,
      Money total,
      RefundCause cause,
      String reason,
      String key,
      String fingerprint,
      Optional<Operator> by)
      implements Event {}

  /// Somebody is about to send a refund to a provider that takes the identical call for another
  /// refund: from here on it is only asked about.
  ///
  /// @param at what the provider is told as its time
  /// @param nonce shows whoever recorded it that it was them
  record RefundSent(Instant at, int refund, String nonce) implements Event {}

  /// The provider said how far a refund of ours has come.
  record RefundAdvanced(Instant at, int refund, Refund.Progress progress, String evidence)
      implements Event {}

  /// The provider said how much of a payment has gone back in all, whoever gave it back and in how
  /// many refunds. It only grows.
  ///
  /// @param refunds how many the order had asked for by then
  record RefundTotalReported(
      Instant at, PaymentId payment, Money amount, int refunds, String evidence) implements Event {}

  /// An operator proposed what is to become of what is held of a payment.
  ///
  /// @param resolution counted from 1 within the order
  /// @param amount what was held of it then
  /// @param word what the provider said of the payment, asked for this
  /// @param reason for other operators
  /// @param key digest of the operator's idempotency key
  record ResolutionProposed(
      Instant at,
      int resolution,
      PaymentId payment,
      Money amount,
      Resolution.Way way,
      Resolution.ProviderStatus providerStatus,
      String reason,
      Operator by,
      String key,
      String fingerprint)
      implements Event {}

  /// Another operator confirmed it, and it is so.
  record ResolutionConfirmed(
      Instant at,
      int resolution,
      PaymentId payment,
      Money amount,
      Resolution.Way way,
      Resolution.ProviderStatus providerStatus,
      Operator by,
      String key)
      implements Event {}

  /// A refund was made outside our sight; it counts from the moment we are told.
  ///
  /// @param number the provider's
  record RefundFound(
      Instant at,
      PaymentId payment,
      String number,
      Money amount,
      Instant refundedAt,
      String evidence)
      implements Event {}
}

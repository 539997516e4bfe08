package guitai.provider;

import guitai.order.Attempt;
import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.order.PaymentInstructions;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import guitai.storefront.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A provider's payment API as we call it: prepay (预下单), query (查单), close (关单). Every call to the
/// provider may throw [Unavailable]: no answer came, or none that can be verified, so the outcome
/// is unknown; call again. Several providers may offer one method, each with channels of its own.
public interface Wallet {
  /// The wallet that an attempt was opened with.
  ///
  /// @throws Unavailable if this deployment no longer has it
  static Wallet of(List<Wallet> wallets, Attempt attempt) {
    return wallets.stream()
        .filter(wallet -> wallet.serves(attempt))
        .findFirst()
        .orElseThrow(() ->
            new Unavailable(
                "no wallet for " + attempt.method().text() + " in " + attempt.channel().text()));
  }

  Method method();

  /// The channels it offers.
  Set<Channel> channels();

  /// Whether an attempt was opened with this wallet. A wallet with an account (商户号) serves the
  /// attempts of its account, also those of channels and apps that it has no longer.
  default boolean serves(Attempt attempt) {
    return method() == attempt.method() && channels().contains(attempt.channel());
  }

  /// Fixes every parameter of the prepay, without a call.
  ///
  /// @throws Problem if the channel isn't offered or the payer's details don't fit it
  AttemptTerms prepare(PrepayRequest request);

  /// The payment that a prepay is for.
  ///
  /// @param description on the customer's bill
  record PrepayRequest(
      AttemptId attempt,
      Channel channel,
      Money amount,
      String description,
      Instant expiresAt,
      Payer payer,
      Optional<String> returnUrl) {}

  /// Whether a prepay may be repeated: the identical call with the same answer. If not, a prepay
  /// without an answer is followed by another attempt.
  default boolean repeatable() {
    return true;
  }

  /// The time from an attempt's expiry until its status at the provider is final.
  default Duration margin() {
    return Duration.ofMinutes(1);
  }

  /// Registers the attempt at the provider (预下单). A repeated prepay of the same attempt is the
  /// identical call.
  Prepay prepay(AttemptId id, AttemptTerms attempt);

  sealed interface Prepay {
    record Obtained(PaymentInstructions instructions) implements Prepay {}

    /// The provider will never accept this attempt; `code` is the provider's own.
    record Refused(String code) implements Prepay {}
  }

  /// The status of an attempt at the provider now (查单).
  PaymentStatus query(AttemptId id, AttemptTerms attempt);

  /// As [#query(AttemptId, AttemptTerms)], for any payment by the provider's own number, ours or
  /// not; empty if the provider has no such query, or the payment isn't this provider's.
  default Optional<PaymentStatus> query(PaymentId payment) {
    return Optional.empty();
  }

  /// Finds a transaction by the provider's own number, as a customer's bill names it; empty if the
  /// text is no such number, or the provider knows none of ours by it.
  default Optional<KnownPayment> transaction(String number) {
    return Optional.empty();
  }

  /// @param merchantOrderNumber under which it was requested, ours or not
  record KnownPayment(PaymentId payment, String merchantOrderNumber) {}

  sealed interface PaymentStatus {
    record Paid(Payment payment) implements PaymentStatus {}

    /// Not paid, and still payable.
    record Unpaid() implements PaymentStatus {}

    /// Closed unpaid: nothing can be paid any more.
    record Closed() implements PaymentStatus {}

    /// The provider knows no such order.
    record Unknown() implements PaymentStatus {}

    /// Paid, and at least partly refunded.
    record PartlyRefunded(Payment payment) implements PaymentStatus {}

    /// Paid and fully refunded.
    record FullyRefunded(Payment payment) implements PaymentStatus {}
  }

  /// Closes the attempt at the provider (关单), so that it accepts no payment any more.
  Close close(AttemptId id, AttemptTerms attempt);

  sealed interface Close {
    record Done() implements Close {}

    /// It is paid: query it.
    record AlreadyPaid() implements Close {}

    record Refused(String code) implements Close {}

    /// The provider can't close it: it ends by itself when it has expired.
    record OnlyByExpiry() implements Close {}
  }
}

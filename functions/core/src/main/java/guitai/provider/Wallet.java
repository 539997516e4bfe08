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

/// A provider as we call it. Every call that goes out may throw [Unavailable]: no answer, or none
/// that could be believed, so nothing is known; ask again. A method may be several providers', each
/// with channels of its own.
public interface Wallet {
  /// The one that an attempt was opened with.
  ///
  /// @throws Unavailable where this deployment has none such any more
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

  /// Whether an attempt was opened with it.
  default boolean serves(Attempt attempt) {
    return method() == attempt.method() && channels().contains(attempt.channel());
  }

  /// Fixes every parameter of the prepay, without a call.
  ///
  /// @throws Problem where the channel isn't offered or the payer's details don't fit it
  AttemptTerms prepare(PrepayRequest wish);

  /// What the customer wishes to pay.
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

  /// Whether a prepay may be asked for again: the identical call with the same answer. Where it may
  /// not, one without an answer is followed by another attempt.
  default boolean repeatable() {
    return true;
  }

  /// After an attempt's expiry, until the provider's word on it is final.
  default Duration margin() {
    return Duration.ofMinutes(1);
  }

  /// Asks the provider to take the payment. Asking again with the same attempt is the identical
  /// call.
  Prepay prepay(AttemptId id, AttemptTerms attempt);

  sealed interface Prepay {
    record Obtained(PaymentInstructions instructions) implements Prepay {}

    /// It will never take it; `code` is the provider's own.
    record Refused(String code) implements Prepay {}
  }

  /// What the provider says of an attempt now.
  PaymentStatus query(AttemptId id, AttemptTerms attempt);

  /// As [#query(AttemptId, AttemptTerms)], of a payment by the provider's own number, whatever it
  /// was made for; empty where the provider doesn't answer to that, or it isn't the provider's.
  default Optional<PaymentStatus> query(PaymentId payment) {
    return Optional.empty();
  }

  sealed interface PaymentStatus {
    record Paid(Payment payment) implements PaymentStatus {}

    /// Nothing paid, and it still may be.
    record Payable() implements PaymentStatus {}

    /// Closed unpaid: nothing can be paid any more.
    record Closed() implements PaymentStatus {}

    /// The provider knows no such order.
    record Unknown() implements PaymentStatus {}

    /// Paid and at least partly refunded there.
    record PartlyRefunded(Payment payment) implements PaymentStatus {}

    /// Paid, and all of it gone back.
    record FullyRefunded(Payment payment) implements PaymentStatus {}
  }

  /// Asks the provider to take no payment for the attempt any more.
  Close close(AttemptId id, AttemptTerms attempt);

  sealed interface Close {
    record Done() implements Close {}

    /// It is paid: query it.
    record AlreadyPaid() implements Close {}

    record Refused(String code) implements Close {}
  }
}

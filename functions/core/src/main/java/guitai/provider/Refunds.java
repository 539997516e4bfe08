package guitai.provider;

import guitai.payment.PaymentId;
import guitai.problem.Unavailable;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.Optional;

/// A provider's refunds (退款). Every call may throw [Unavailable]: then the outcome is unknown, and
/// a query must come before anything else.
public interface Refunds {
  /// The provider's name in our contract (`wechat-pay`).
  String provider();

  /// Whether the payment was made to the account (商户号) whose refunds these are.
  default boolean serves(PaymentId payment) {
    return payment.provider().equals(provider());
  }

  /// Whether the provider accepts the identical call again for the same refund. If not, the caller
  /// records that it is about to send the refund, sends it once, and from then on only queries it:
  /// [#query] must then say `Closed` of a refund that the provider will never know.
  boolean repeatable();

  /// Requests the refund (退款申请). After any unclear answer it must be queried; only if the provider
  /// knows no such refund may the identical call be sent again.
  Progress send(RefundParameters order);

  /// The status of the refund at the provider now (退款查询).
  Progress query(RefundParameters order);

  /// Finds a refund by the provider's number of its payment and the number it was reported under:
  /// the merchant's or, if a bill has none, the provider's. Empty if the provider knows no such
  /// refund.
  Optional<Found> find(String payment, String number);

  /// @param payment the provider's number of the payment it belongs to
  record Found(String payment, Progress progress) {}

  /// The status of a refund.
  sealed interface Progress {
    /// The provider knows no refund of this number.
    record Unknown() implements Progress {}

    /// Accepted, and not finished yet.
    ///
    /// @param number the provider's
    record Processing(String number) implements Progress {}

    /// The money is refunded.
    record Done(String number, Money amount, Instant at) implements Progress {}

    /// The provider can't pay the money back to where it came from (退款异常): an operator must act.
    record Abnormal(String number, Money amount) implements Progress {}

    /// Ended without effect, for good: another number may be tried.
    record Closed(String number) implements Progress {}

    /// Not done for now, as our account has too little money: send the same call later.
    record InsufficientBalance() implements Progress {}

    /// Not done, and the same call will never succeed.
    ///
    /// @param code the provider's own
    record Refused(String code) implements Progress {}
  }
}

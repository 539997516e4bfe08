package guitai.provider;

import guitai.problem.Unavailable;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.Optional;

/// Money back, as a provider does it. Every call may throw [Unavailable]: nothing is known, and a
/// query comes before anything else.
public interface Refunds {
  /// The provider's name in our contract (`wechat-pay`).
  String provider();

  /// Whether the provider takes the identical call again for the same refund. Where it doesn't, a
  /// refund is sent once, by whoever recorded before that they would, and only asked about ever
  /// after: then it is for [#query] to say `Closed` of one that the provider will never know.
  boolean repeatable();

  /// Asks for the refund. After any doubtful answer it must be queried, and only where the provider
  /// knows no such refund may the identical call be sent again.
  Progress send(RefundParameters order);

  /// What the provider says of it now.
  Progress query(RefundParameters order);

  /// Looks for a refund by the provider's number of its payment and the number it was told by: the
  /// merchant's or, where a bill has none such, the provider's. Empty where the provider knows
  /// none.
  Optional<Found> find(String payment, String number);

  /// @param payment the provider's number of the payment it belongs to
  record Found(String payment, Progress progress) {}

  /// How far a refund has come.
  sealed interface Progress {
    /// The provider knows no refund of this number.
    record Unknown() implements Progress {}

    /// Accepted, and on its way.
    ///
    /// @param number the provider's
    record Processing(String number) implements Progress {}

    /// The money is back.
    record Done(String number, Money amount, Instant at) implements Progress {}

    /// The money could not be given back to where it came from: for a person.
    record Abnormal(String number) implements Progress {}

    /// Ended without effect, for good: another number may be tried.
    record Closed(String number) implements Progress {}

    /// Not done for now, for want of money in our account: the same call later.
    record InsufficientBalance() implements Progress {}

    /// Not done, and the same call never will be.
    ///
    /// @param code the provider's own word
    record Refused(String code) implements Progress {}
  }
}
